"""Builds of the fuzz targets: one with libFuzzer, and one that counts the lines that are reached."""

import os
import subprocess
import sys
from pathlib import Path

SCRATCH = Path(".build/fuzz")

# The linker of the toolchain. GNU gold fails on the objects that the sanitizer produces.
_LINKER = ["-Xswiftc", "-use-ld=lld"]
_FUZZING = ["-Xswiftc", "-sanitize=fuzzer,address", "-Xswiftc", "-DLIBFUZZER"] + _LINKER
_COUNTING = ["-Xswiftc", "-profile-generate", "-Xswiftc", "-profile-coverage-mapping"] + _LINKER


def fuzzing() -> Path:
    """Builds the program with libFuzzer and the address sanitizer."""
    return _built(SCRATCH / "libfuzzer", "release", _FUZZING)


def counting() -> Path:
    """Builds the program that writes a profile of the lines it reached."""
    return _built(SCRATCH / "coverage", "debug", _COUNTING)


def environment() -> dict[str, str]:
    # A finding ends with a report of the sanitizer. Swift's own report would take seconds more for each.
    return os.environ | {"SWIFT_BACKTRACE": "enable=no"}


def _built(scratch: Path, configuration: str, flags: list[str]) -> Path:
    command = ["swift", "build", "-c", configuration, "--package-path", "Tools/Fuzz", "--scratch-path", str(scratch)]
    made = subprocess.run(command + flags, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if made.returncode != 0:
        sys.exit(made.stdout + "\nfuzz: the targets do not build")
    return scratch / configuration / "Fuzz"
