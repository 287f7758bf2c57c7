"""The table of all checks. `Tools/check --list`, Tools/README.md and every run use it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Check:
    """One check. `sh` runs its command in the root of the repository, with the arguments of the caller added."""

    name: str
    subject: str
    needs: str
    # The duration in full and in CI, on two cores with nothing built.
    minutes: float
    ci_minutes: float | None
    when: str
    command: str
    # The arguments that `--all` and `--ci` add to the command.
    in_full: str = ""
    in_ci: str = ""
    # The seconds to wait before each retry in CI.
    pauses: tuple[int, ...] = ()


RELEASE = "swift build -c release"
COMMAND = '"$(swift build -c release --show-bin-path)/entra-oidc"'
BENCHMARKS = "swift run -c release --package-path Tools/Benchmarks"

# In the order of a complete run: fast checks first, and checks that need the release build together.
CHECKS = [
    Check(
        "driver", "the driver itself, and that Tools/README.md contains this table", "python3", 0.1, 0.1,
        "a change to Tools/check", "python3 Tools/driver_tests.py"),
    Check(
        "format", "the format of all Swift code", "", 0.2, 0.2,
        "every pull request",
        "swift format lint --strict --recursive --parallel Package.swift Sources Tests Tools Fixtures Examples"),
    Check(
        "test", "every test, `swift test`", "", 5, None,
        "every pull request", "swift test"),
    Check(
        "coverage", "every test, and that every line without a test is explained", "python3", 7, 7,
        "new code", "Tools/Coverage/run"),
    Check(
        "interop", "faults of HTTP, and sign-ins with a third-party provider and between processes, over sockets",
        "python3 3.11, PyPI", 5, 5,
        "a change to HTTP, discovery or sign-ins", "Tools/Interop/run"),
    Check(
        "relying-party", "the relying-party modules of the OpenID Foundation's suite, by name, over real sockets",
        "python3 3.11, PyPI", 2, 2,
        "a change to sign-ins, refreshes or logout", "Tools/RelyingParty/run", in_full="--static", in_ci="--static"),
    Check(
        "providers", "sign-ins with real providers, installed and started on this machine",
        "root, Debian, PyPI, libcrypto 3", 5, 2,
        "a change to HTTP, discovery or sign-ins", "Tools/Providers/run", in_ci="--static --sample"),
    Check(
        "port", "that Fixtures/Rules suffices for a port: each rule has a vector, and ports in two languages pass them",
        "python3 3.11, nodejs 18", 0.5, 0.5, "a change to vectors or rules", "Tools/Port/run"),
    Check(
        "documentation", "that guides build, their code runs, links lead somewhere, and public symbols have comments",
        "python3", 2, 2, "a change to documentation", "Tools/Documentation/run"),
    Check(
        "examples", "sign-ins, attacks and outages at the example servers, or their files against stand-ins",
        "python3 3.11; for more than stand-ins, GitHub and PyPI", 20, 2,
        "a change to the public interface or to Examples", "Tools/Examples/run"),
    Check(
        "site", "that the documentation of all modules builds as one site, and where to look at it", "python3", 2, None,
        "to read the documentation in a browser", "Tools/Documentation/site"),
    Check(
        "public-interface", "that the public interface has not changed unintentionally", "python3", 2, 2,
        "a change to the public interface", "Tools/PublicInterface/run"),
    Check(
        "release", "that a release build has no warnings", "", 4, 4,
        "runs in CI", RELEASE),
    Check(
        "linkage", "the libraries that a program with one import loads", "ldd", 0.2, 0.2,
        "a new import", f"{RELEASE} && Tools/Linkage/run"),
    Check(
        "sealed", "that only a verifier can create a verified token", "", 0.1, 0.1,
        "a change to verified tokens", f"{RELEASE} && Tools/Sealed/run"),
    Check(
        "tour", "the command without arguments: a complete sign-in with sample data", "", 0.1, 0.1,
        "a change to the command", f"{RELEASE} && {COMMAND}"),
    Check(
        "vectors", "every vector, with the release build", "", 0.1, 0.1,
        "a new vector", f"{RELEASE} && {COMMAND} vectors Fixtures/Vectors"),
    Check(
        "clients", "sign-ins of MSAL for Python, Authlib and mod_auth_openidc at the fake Entra",
        "python3 3.11, PyPI, nginx, apache2-bin, libapache2-mod-auth-openidc", 1, 1,
        "a change to the fake Entra", f"{RELEASE} && Tools/Clients/run", in_full="--bad-tokens"),
    Check(
        "instances", "two instances behind nginx with what they share in Redis, killed in every phase of a sign-in",
        "python3 3.11, PyPI, nginx, redis-server", 2, 0.5,
        "a change to stores, sessions or logout", f"{RELEASE} && Tools/Instances/run", in_ci="--count 60 --refreshes 2"),
    Check(
        "browser", "the console of `entra-oidc try` in Chromium, as a newcomer uses it, and attacks by other pages",
        "python3 3.11, PyPI, chromium, chromium-driver", 8, 2,
        "a change to the console or the fake Entra", f"{RELEASE} && Tools/Browser/run", in_full="--all --slow",
        in_ci="--sample"),
    Check(
        "differential", "results compared with Python, OpenSSL and PyJWT", "python3, openssl, PyPI", 10, 3,
        "a change to parsing, addresses or signatures", "Tools/Differential/run",
        in_full="--seed 2026 --count 20000"),
    Check(
        "load", "simulated days of the live provider, with a server that fails, stalls and sends false data", "", 15, 1,
        "a change to OIDCDiscovery", "Tools/Load/run", in_ci="--seed 1 --seeds 1 --tokens 6 --forged 6 --remember"),
    Check(
        "trials", "ten thousand signatures compared with OpenSSL, and a million changed tokens", "libcrypto 3", 2, 2,
        "a change to OIDCTokens or OIDCSoftwareCrypto", f"{BENCHMARKS} Trials"),
    Check(
        "bounds", "the cost of the largest and the most expensive inputs", "", 2, 2,
        "a new bound", f"{BENCHMARKS} Bounds", in_full="--check", in_ci="--check"),
    Check(
        "benchmarks", "the cost of every operation, compared with OpenSSL, Foundation and ceilings", "libcrypto 3", 10, 3,
        "a change to request handling", "Tools/Benchmarks/run", in_ci="--short", pauses=(60, 240)),
    Check(
        "fuzz", "every parser, with libFuzzer and the address sanitizer", "python3", 12, 4,
        "a change to a parser", "Tools/Fuzz/run", in_full="--minutes 1"),
    Check(
        "sanitizers", "memory, leaks, races and undefined behavior", "valgrind for `memcheck`", 25, 5,
        "before a release", "Tools/Sanitizers/run", in_ci="thread"),
    Check(
        "mutation", "whether vectors and tests notice small changes to the library", "python3", 240, 4,
        "before a release; with `--module`, a change to a check", "Tools/Mutation/run",
        in_ci="--module OIDCSoftwareCrypto --sample 25"),
]  # fmt: skip
