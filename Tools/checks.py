"""The table of all checks: `Tools/check --list`, Tools/README.md and every run follow from it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Check:
    """One check. Its command is run by `sh` in the root of the repository, with the words that the caller adds."""

    name: str
    subject: str
    needs: str
    # In full and in CI, on two cores with nothing built.
    minutes: float
    ci_minutes: float | None
    when: str
    command: str
    # What is added to the command by `--all`, and by `--ci`.
    in_full: str = ""
    in_ci: str = ""
    # After how many seconds each failure is tried again in CI.
    pauses: tuple[int, ...] = ()


RELEASE = "swift build -c release"
COMMAND = '"$(swift build -c release --show-bin-path)/entra-oidc"'
BENCHMARKS = "swift run -c release --package-path Tools/Benchmarks"

# In the order of a whole run: what takes little time first, and what needs the release build together.
CHECKS = [
    Check(
        "driver", "the driver itself, and that this table is the one in Tools/README.md", "python3", 0.1, 0.1,
        "a change to Tools/check", "python3 Tools/driver_tests.py"),
    Check(
        "format", "the format of all Swift code", "", 0.2, 0.2,
        "every pull request",
        "swift format lint --strict --recursive --parallel Package.swift Sources Tests Tools Fixtures"),
    Check(
        "test", "every test, `swift test`", "", 5, None,
        "every pull request", "swift test"),
    Check(
        "coverage", "every test, and that each line that no test reaches is explained", "python3", 7, 7,
        "new code", "Tools/Coverage/run"),
    Check(
        "interop", "sign-ins over real sockets, with providers written in Python", "python3 3.11, PyPI", 5, 5,
        "a change to HTTP, discovery or sign-ins", "Tools/Interop/run"),
    Check(
        "port", "that Fixtures/PORTING.md suffices for a port: one in Python runs the vectors", "python3 3.11", 0.1, 0.1,
        "a change to vectors or PORTING.md", "Tools/Port/run"),
    Check(
        "documentation", "that guides build, their code compiles, and public symbols have comments", "python3", 2, 2,
        "a change to documentation", "Tools/Documentation/run"),
    Check(
        "public-interface", "that the public interface is the one that was agreed on", "python3", 2, 2,
        "a change to what is public", "Tools/PublicInterface/run"),
    Check(
        "release", "that a release build has no warnings", "", 4, 4,
        "CI does", RELEASE),
    Check(
        "linkage", "which libraries a program loads that imports one module", "ldd", 0.2, 0.2,
        "a new import", f"{RELEASE} && Tools/Linkage/run"),
    Check(
        "sealed", "that nothing but a verifier makes a verified token", "", 0.1, 0.1,
        "a change to verified tokens", f"{RELEASE} && Tools/Sealed/run"),
    Check(
        "tour", "the command without words: a whole sign-in on sample data", "", 0.1, 0.1,
        "a change to the command", f"{RELEASE} && {COMMAND}"),
    Check(
        "vectors", "every vector, with the release build", "", 0.1, 0.1,
        "a new vector", f"{RELEASE} && {COMMAND} vectors Fixtures/Vectors"),
    Check(
        "differential", "our answers beside those of Python, OpenSSL and PyJWT", "python3, openssl, PyPI", 10, 3,
        "a change to parsing, addresses or signatures", "Tools/Differential/run",
        in_full="--seed 2026 --count 20000"),
    Check(
        "load", "simulated days of the live provider, with a provider that fails, lies and stalls", "", 15, 1,
        "a change to OIDCDiscovery", "Tools/Load/run", in_ci="--seed 1 --seeds 1 --tokens 6 --forged 6 --remember"),
    Check(
        "trials", "ten thousand signatures beside OpenSSL's verdict, a million changed tokens", "libcrypto 3", 2, 2,
        "a change to OIDCTokens or OIDCSoftwareCrypto", f"{BENCHMARKS} Trials"),
    Check(
        "bounds", "what the largest and the most laborious inputs cost", "", 2, 2,
        "a new bound", f"{BENCHMARKS} Bounds", in_full="--check", in_ci="--check"),
    Check(
        "benchmarks", "what everything costs beside OpenSSL and Foundation, against ceilings", "libcrypto 3", 10, 3,
        "a change to the path of a request", "Tools/Benchmarks/run", in_ci="--short", pauses=(60, 240)),
    Check(
        "fuzz", "every parser, with libFuzzer under the address sanitizer", "python3", 12, 4,
        "a change to a parser", "Tools/Fuzz/run", in_full="--minutes 1"),
    Check(
        "sanitizers", "memory, leaks, races and undefined behavior", "valgrind for `memcheck`", 25, 7,
        "before a release", "Tools/Sanitizers/run", in_ci="undefined thread"),
    Check(
        "mutation", "whether vectors and tests notice each small change to the library", "python3", 240, 8,
        "before a release; with `--module`, a change to a check", "Tools/Mutation/run",
        in_ci="--module OIDCSoftwareCrypto --sample 60"),
]  # fmt: skip
