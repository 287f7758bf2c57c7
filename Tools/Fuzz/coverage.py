"""Measures how much of each parser the inputs reach, by replaying the same inputs in a build that counts lines."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import builds

# The files that each target should reach, below Sources.
PARSERS = {
    "json": ["OIDCPrimitives/JSON"],
    "base64url": ["OIDCPrimitives/Encodings/Base64URL.swift"],
    "form": ["OIDCPrimitives/Encodings/FormEncoding.swift", "OIDCPrimitives/Encodings/PercentEncoding.swift"],
    "compact-token": ["OIDCTokens/Compact", "OIDCTokens/Verification/TokenVerifier.swift"],
    "claims": ["OIDCTokens/Claims", "OIDCTokens/Verification", "EntraID/Identity"],
    "key-set": ["OIDCTokens/Keys"],
    "metadata": ["OIDCDiscovery/Metadata", "EntraID/Metadata"],
    "page-address": ["OIDCCallbacks/PublicOrigin.swift", "OIDCCallbacks/CallbackPath.swift", "OIDCPrimitives/URLs"],
    "forwarding": ["OIDCCallbacks"],
    "redirect": ["EntraID/Redirects"],
    "pasted-issuer": ["EntraID/Authorities", "OIDCIssuers"],
    "issuer-rule": ["EntraID/Issuers"],
    "authorization-response": ["OIDCSignIn/Authorization/AuthorizationResponse.swift"],
    "token-response": ["OIDCSignIn/Exchange/TokenResponse.swift", "OIDCSignIn/Exchange/UserInfo.swift"],
    "error-text": ["EntraID/Errors"],
    "configuration": ["EntraID/Configuration", "OIDCProviders/ConfigurationReader.swift"],
    "rsa": ["OIDCSoftwareCrypto"],
    "request": ["OIDCLoopback/Parser"],
    "challenge": [
        "OIDCSignIn/Exchange/BearerChallenge", "OIDCSignIn/Exchange/ChallengeScanner.swift",
        "EntraID/Door/ClaimsChallenge.swift"],
    "claims-request": ["OIDCSignIn/Authorization/ClaimsRequest"],
    "graph-page": ["EntraID/Groups/EntraGroupsPage.swift", "EntraID/Groups/RetryAfter.swift"],
    "device-poll": ["OIDCSignIn/DeviceSignIn/DevicePollRequest.swift", "OIDCSignIn/DeviceSignIn/DeviceUserCode.swift"],
    "stored-session": ["OIDCSignIn/Sessions/StoredSession.swift", "OIDCSignIn/Sessions/SignedInTokens+Codable.swift"],
    "resource-metadata": ["OIDCDiscovery/Metadata/ProtectedResource"],
    "scopes": ["EntraID/Downstream/EntraScopes.swift"],
}


def report(names: list[str], inputs_of: Callable[[str], list[Path]]) -> None:
    program = builds.counting()
    tools = _tools()
    print(f"{'target':24}{'inputs':>8}{'lines':>8}{'reached':>9}  of")
    for name in names:
        folders = [folder for folder in inputs_of(name)]
        profile = builds.SCRATCH / f"{name}.profraw"
        environment = builds.environment() | {"LLVM_PROFILE_FILE": str(profile)}
        subprocess.run([program, "replay", name, *folders], env=environment, check=True, stdout=subprocess.DEVNULL)
        data = profile.with_suffix(".profdata")
        subprocess.run([tools / "llvm-profdata", "merge", "-sparse", profile, "-o", data], check=True)
        command = [tools / "llvm-cov", "export", "-summary-only", program, f"-instr-profile={data}"]
        exported = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
        lines = reached = 0
        for file in exported["data"][0]["files"]:
            path = file["filename"].partition("/Sources/")[2]
            if any(path.startswith(parser) for parser in PARSERS[name]) and "Tools/Fuzz" not in file["filename"]:
                lines += file["summary"]["lines"]["count"]
                reached += file["summary"]["lines"]["covered"]
        if lines == 0:
            sys.exit(f"fuzz: no files found at {', '.join(PARSERS[name])}; {__file__} names the parsers")
        count = sum(len(list(folder.iterdir())) for folder in folders)
        print(f"{name:24}{count:>8}{lines:>8}{reached / lines:>9.1%}  {', '.join(PARSERS[name])}")


def _tools() -> Path:
    """Returns the path of the toolchain's own llvm-cov. Another one may not be able to read this compiler's output."""
    swift = subprocess.run(["sh", "-c", "command -v swiftc"], capture_output=True, text=True, check=True)
    return Path(swift.stdout.strip()).resolve().parent
