"""The features that are tried with every provider. Each returns what happened, in the words of the table."""

from collections.abc import Callable
from dataclasses import dataclass

from browser import Arrival
from trial import NOT_OFFERED, Trial


@dataclass(frozen=True)
class Feature:
    name: str
    run: Callable[[Trial], str]
    # Whether CI tries it.
    in_sample: bool = False


def flow(response_type: str, mode: str, name: str = "basic") -> Callable[[Trial], str]:
    return lambda trial: trial.sign_in(trial.provider.client(name), response_type, mode)


def algorithm(name: str, *others: str) -> Callable[[Trial], str]:
    """The relying party verifies with OpenSSL if it accepts one that the library's own crypto does not have."""

    def run(trial: Trial) -> str:
        if name not in trial.provider.algorithms:
            return NOT_OFFERED
        return trial.sign_in(trial.provider.client(name.lower()), algorithm=" ".join([name, *others]))

    return run


def signed_user_info(trial: Trial) -> str:
    """The relying party accepts no other."""
    if not trial.provider.signs_user_info:
        return NOT_OFFERED
    return trial.user_info("signed", userinfo_algorithm="RS256")


def rotation(trial: Trial) -> str:
    """Signs in, replaces the keys, and signs in again with the keys of before in the cache."""
    client = trial.provider.client("basic")
    before = trial.sign_in(client, fresh="1")
    trial.provider.restart(new_keys=True)
    return trial.sign_in(client) if before == "accepted" else f"before: {before}"


def rotation_with(names: str) -> Callable[[Trial], str]:
    def run(trial: Trial) -> str:
        if not hasattr(trial.provider, "key_names"):
            return NOT_OFFERED
        trial.provider.restart(key_names=names)
        outcome = rotation(trial)
        trial.provider.restart(key_names="new", new_keys=True)
        return outcome

    return run


def without_issuer(response_type: str, mode: str) -> Callable[[Trial], str]:
    def run(trial: Trial) -> str:
        if not hasattr(trial.provider, "names_issuer"):
            return NOT_OFFERED
        trial.provider.restart(names_issuer=False)
        outcome = trial.sign_in(trial.provider.client("basic"), response_type, mode, fresh="1")
        trial.provider.restart(names_issuer=True)
        return outcome

    return run


def pushed(name: str = "basic", party: str = "relying_party", **options: str) -> Callable[[Trial], str]:
    def run(trial: Trial) -> str:
        if not trial.provider.takes_pushed_requests:
            return NOT_OFFERED
        return trial.sign_in(trial.provider.client(name), party=getattr(trial, party), pushed="1", **options)

    return run


def pushed_when_required(trial: Trial) -> str:
    if not trial.provider.takes_pushed_requests:
        return NOT_OFFERED
    trial.provider.restart(requires_pushed_requests=True)
    outcome = trial.sign_in(trial.provider.client("basic"), fresh="1")
    trial.provider.restart(requires_pushed_requests=False)
    return outcome


def unsafe_algorithm(name: str) -> Callable[[Trial], str]:
    """The provider is told to sign in a way that proves nothing. The relying party accepts RS256."""

    def run(trial: Trial) -> str:
        if name not in trial.provider.unsafe_algorithms:
            return NOT_OFFERED
        return trial.sign_in(trial.provider.client(name.lower()), algorithm="RS256")

    return run


def chosen_algorithm(trial: Trial) -> str:
    """Nobody told the provider which algorithm the relying party accepts."""
    if not trial.provider.has_algorithm_of_its_own:
        return NOT_OFFERED
    return trial.sign_in(trial.provider.client("untold"), algorithm="")


def warnings(trial: Trial) -> str:
    """Nobody told the relying party which algorithm to accept."""
    outcome = trial.sign_in(trial.provider.client("basic"), algorithm="")
    codes = [problem["code"] for problem in trial.last.members.get("warnings", [])] if trial.last else []
    return f"{outcome}, warned of {' '.join(codes) or 'nothing'}"


def wrong_secret(trial: Trial) -> str:
    return trial.sign_in(trial.provider.client("basic"), client_secret="another-secret")


def denied_consent(trial: Trial) -> str:
    if not trial.provider.asks_for_consent:
        return NOT_OFFERED
    # Nobody has consented to this client before.
    return trial.sign_in(trial.provider.client("denied"), allows=False)


def no_prompt(trial: Trial) -> str:
    """The browser has no session, and the user does nothing."""
    return trial.sign_in(trial.provider.client("basic"), acts=False, prompt="none", fresh="1")


def expired_code(trial: Trial) -> str:
    trial.provider.restart(code_lifetime=1)
    outcome = trial.sign_in(trial.provider.client("basic"), wait=3)
    trial.provider.restart(code_lifetime=300)
    return outcome


def changed(name: str, mode: str, response_type: str) -> Callable[[Trial], str]:
    """Changes one character of a parameter on its way, so that the check is seen to fail."""

    def change(arrival: Arrival) -> None:
        value = arrival.value(name)
        other = value[:-9] + ("A" if value[-9] != "A" else "B") + value[-8:]
        arrival.url = arrival.url.replace(value, other)
        arrival.parameters = [(key, other if key == name else kept) for key, kept in arrival.parameters]

    return lambda trial: trial.sign_in(trial.provider.client("basic"), response_type, mode, change=change)


FEATURES = [
    Feature("code, query, basic", flow("code", "query"), True),
    Feature("code, query, post", flow("code", "query", "post"), True),
    Feature("code, fragment", flow("code", "fragment")),
    Feature("code, form_post", flow("code", "form_post"), True),
    Feature("id_token, fragment", flow("id_token", "fragment")),
    Feature("id_token, form_post", flow("id_token", "form_post")),
    Feature("code id_token, fragment", flow("code id_token", "fragment"), True),
    Feature("code id_token, form_post", flow("code id_token", "form_post")),
    Feature("code, form_post, no iss", without_issuer("code", "form_post"), True),
    Feature("id_token, form_post, no iss", without_issuer("id_token", "form_post")),
    Feature("code id_token, form_post, no iss", without_issuer("code id_token", "form_post")),
    Feature("odd secret, basic", flow("code", "query", "odd")),
    Feature("odd secret, basic, not encoded", lambda trial: trial.sign_in(
        trial.provider.client("odd"), authentication="client_secret_basic_unencoded")),
    Feature("odd secret, post", flow("code", "query", "odd post")),
    Feature("refresh", Trial.refresh, True),
    Feature("user info", lambda trial: trial.user_info("basic"), True),
    Feature("user info, signed one wanted", lambda trial: trial.user_info("basic", userinfo_algorithm="RS256")),
    Feature("signed user info", signed_user_info),
    Feature("sign-out", Trial.sign_out, True),
    Feature("pushed request", pushed(), True),
    Feature("pushed request, post", pushed("post"), True),
    Feature("pushed request, required", pushed_when_required, True),
    Feature("pushed request, wrong secret", pushed(client_secret="another-secret"), True),
    Feature("pushed request, unregistered callback", pushed(party="stranger"), True),
    Feature("RS512", algorithm("RS512")),
    Feature("PS256", algorithm("PS256"), True),
    Feature("PS256, verified by OpenSSL", algorithm("PS256", "ES256")),
    Feature("ES256, verified by OpenSSL", algorithm("ES256"), True),
    Feature("EdDSA, verified by OpenSSL", algorithm("EdDSA"), True),
    Feature("algorithms not configured", warnings),
    Feature("HS256", unsafe_algorithm("HS256")),
    Feature("no signature", unsafe_algorithm("none")),
    Feature("algorithm of the provider's choice", chosen_algorithm),
    Feature("new keys", rotation, True),
    Feature("new keys without kid", rotation_with("none")),
    Feature("new keys under the same kid", rotation_with("same")),
    Feature("wrong secret", wrong_secret, True),
    Feature("unregistered callback", lambda trial: trial.sign_in(
        trial.provider.client("basic"), party=trial.stranger), True),
    Feature("denied consent", denied_consent, True),
    Feature("prompt=none without a session", no_prompt),
    Feature("expired code", expired_code),
    Feature("response delivered twice", Trial.twice, True),
    Feature("state changed on its way", changed("state", "query", "code"), True),
    Feature("ID token changed on its way", changed("id_token", "fragment", "code id_token"), True),
]
