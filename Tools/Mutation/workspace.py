"""A copy of the package that contains all changes, and the steps to build it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from mutants import Mutant, read_mutants

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
SCRATCH = ROOT / ".build" / "mutation"
PACKAGE = SCRATCH / "package"
BUILD = SCRATCH / "build"
# Files that the package shares with its benchmarks: the binding of OpenSSL, and the random number generator.
SHARED = [Path("Tools/Benchmarks/Sources") / name for name in ("LibCrypto", "OpenSSLVerifier", "SeededRandom")]
TEST_BUNDLE = "entra-oidcPackageTests.xctest"

# The copy's additions to the package manifest: warnings are not errors in changed code, and only the requested tests
# are built.
MANIFEST_END = """
package.targets.removeAll { target in
    let isOfTests = target.type == .test || ["Load", "Instances"].contains(target.name)
    return isOfTests && !%(tests)s.contains(target.name)
}
for target in package.targets where %(modules)s.contains(target.name) {
    target.dependencies.append("Mutants")
    target.swiftSettings?.append(.define("MUTATED"))
}
// The optimizer of Swift 6.3 crashes on some asynchronous tests; what is tested is optimized all the same.
for target in package.targets where target.type == .test {
    target.swiftSettings?.append(.unsafeFlags(["-Onone"]))
}
package.targets.append(.target(name: "Mutants", path: "Mutants"))
package.targets.append(
    .executableTarget(name: "RunVectors", dependencies: ["OIDCVectors", "Mutants"], path: "RunVectors"))
"""


def swift_list(names: list[str]) -> str:
    return "[" + ", ".join(f'"{name}"' for name in names) + "]"


def write_if_changed(path: Path, content: bytes) -> None:
    """Leaves unchanged files untouched, so that they are not compiled again."""
    if path.exists() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def mirror(source: Path, target: Path) -> None:
    wanted = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
    if target.exists():
        for path in target.rglob("*"):
            if path.is_file() and path.relative_to(target) not in wanted:
                path.unlink()
    for path in wanted:
        write_if_changed(target / path, (source / path).read_bytes())


def build_rewriter() -> Path:
    """Builds the rewriter. The toolchain contains the parser of its own compiler as libraries."""
    rewriter = SCRATCH / "rewriter"
    sources = sorted((HERE / "Rewriter").glob("*.swift"))
    if rewriter.exists() and all(source.stat().st_mtime < rewriter.stat().st_mtime for source in sources):
        return rewriter
    compiler = shutil.which("swiftc")
    if compiler is None:
        sys.exit("mutation: swiftc was not found")
    libraries = Path(compiler).resolve().parents[1] / "lib" / "swift" / "host"
    search = ["-I", str(libraries), "-L", str(libraries), "-Xlinker", "-rpath", "-Xlinker", str(libraries)]
    linked = ["-lSwiftSyntax", "-lSwiftParser", "-lSwiftOperators"]
    command = [compiler, "-swift-version", "5", "-O", "-suppress-warnings", *search, *map(str, sources), *linked]
    SCRATCH.mkdir(parents=True, exist_ok=True)
    subprocess.run([*command, "-o", str(rewriter)], check=True)
    return rewriter


def rewrite(modules: list[str], chosen: set[int] | None) -> list[Mutant]:
    """Writes the changed modules into the copy. `chosen` are the changes to make, or None for all."""
    staging = SCRATCH / "rewritten"
    for module in modules:
        shutil.rmtree(staging / module, ignore_errors=True)
        shutil.copytree(ROOT / "Sources" / module, staging / module)
    choice = SCRATCH / "choice.txt"
    choice.write_text("" if chosen is None else "\n".join(str(number) for number in sorted(chosen)) + "\n0")
    found = SCRATCH / "mutants.json"
    arguments = [str(ROOT / "Sources"), str(staging), str(found), str(choice), *modules]
    subprocess.run([str(build_rewriter()), *arguments], check=True)
    for module in modules:
        mirror(staging / module, PACKAGE / "Sources" / module)
    return read_mutants(found)


def copy_package(modules: list[str], tests: list[str]) -> None:
    manifest = (ROOT / "Package.swift").read_text()
    for setting in [".treatAllWarnings(as: .error),", ".strictMemorySafety(),"]:
        manifest = manifest.replace(setting, "")
    ending = MANIFEST_END % {"tests": swift_list(tests), "modules": swift_list(modules)}
    write_if_changed(PACKAGE / "Package.swift", (manifest + ending).encode())
    for folder in sorted((ROOT / "Sources").iterdir()):
        if folder.name not in modules:
            mirror(folder, PACKAGE / "Sources" / folder.name)
    mirror(ROOT / "Fixtures", PACKAGE / "Fixtures")
    for folder in SHARED:
        mirror(ROOT / folder, PACKAGE / folder)
    for test in ["TestHelpers", *tests]:
        mirror(ROOT / "Tests" / test, PACKAGE / "Tests" / test)
    write_if_changed(PACKAGE / "Mutants" / "Mutants.swift", (HERE / "Harness" / "Mutants.swift").read_bytes())
    write_if_changed(PACKAGE / "RunVectors" / "RunVectors.swift", (HERE / "Harness" / "RunVectors.swift").read_bytes())


def swift_build(*options: str) -> str | None:
    """Builds the copy, and returns the compiler's messages if that failed."""
    command = ["swift", "build", "-c", "release", "-Xswiftc", "-enable-testing", "-Xswiftc", "-suppress-warnings"]
    paths = ["--package-path", str(PACKAGE), "--scratch-path", str(BUILD)]
    finished = subprocess.run([*command, *paths, *options], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = finished.stdout.decode(errors="replace")
    return None if finished.returncode == 0 else output


def refused_mutants(output: str, mutants: list[Mutant]) -> set[int]:
    """Returns the changes that caused the compiler's errors: those around the location, or else all on its line, or
    else on the nearest line before it, because a value that is missing at the end of a function is reported there. A
    missing assignment to an inout parameter is reported at its declaration, and only its name leads to the
    assignment."""
    refused: set[int] = set()
    by_file: dict[str, list[Mutant]] = {}
    for mutant in mutants:
        by_file.setdefault(mutant.file, []).append(mutant)
    for match in re.finditer(r"^(/.*?\.swift):(\d+):(\d+): error: (.*)", output, re.MULTILINE):
        path, line, column = Path(match.group(1)), int(match.group(2)), int(match.group(3))
        try:
            file = str(path.relative_to(PACKAGE / "Sources"))
        except ValueError:
            continue
        content = path.read_bytes().split(b"\n")
        start = sum(len(text) + 1 for text in content[: line - 1])
        offset, end = start + column - 1, start + len(content[line - 1])
        here = by_file.get(file, [])
        if parameter := re.search(r"missing reinitialization of inout parameter '(\w+)'", match.group(4)):
            assignment = f"without ‘{parameter.group(1)} = "
            refused |= {mutant.number for mutant in here if mutant.change.startswith(assignment)}
            continue
        around = {mutant.number for mutant in here if mutant.start <= offset < mutant.end}
        on_line = {mutant.number for mutant in here if mutant.start <= end and mutant.end >= start}
        nearest = max((mutant.line for mutant in here if mutant.end < start), default=0)
        refused |= around or on_line or {mutant.number for mutant in here if mutant.line == nearest}
    return refused


def build_mutants(modules: list[str]) -> tuple[list[Mutant], list[Mutant]]:
    """Builds the runner of the vectors. Returns its changes, and those that the compiler did not accept."""
    mutants = rewrite(modules, None)
    numbers = {mutant.number for mutant in mutants}
    # Changes that the compiler rejected last time are not tried again.
    refused_file = SCRATCH / "refused.json"
    known = {tuple(name) for name in json.loads(refused_file.read_text())} if refused_file.exists() else set()
    dropped = {mutant.number: mutant for mutant in mutants if mutant.name in known}
    if dropped:
        mutants = rewrite(modules, numbers - dropped.keys())
    while True:
        output = swift_build("--product", "RunVectors")
        if output is None:
            return mutants, list(dropped.values())
        refused = refused_mutants(output, mutants)
        if not refused:
            print(output)
            sys.exit("mutation: the copy does not compile, and no change causes the errors")
        dropped.update({mutant.number: mutant for mutant in mutants if mutant.number in refused})
        known |= {mutant.name for mutant in dropped.values()}
        refused_file.write_text(json.dumps(sorted(known), ensure_ascii=False))
        mutants = rewrite(modules, numbers - dropped.keys())


def vectors_runner() -> Path:
    return BUILD / "release" / "RunVectors"


def tests_runner() -> Path:
    return BUILD / "release" / TEST_BUNDLE
