"""What two instances must do together, apart from the crashes: see crashes.py."""

from __future__ import annotations

import html
import json
import re
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from machines import BACK_CHANNEL, FRONT_CHANNEL, TENANT, require, wait_until
from sign_in import SignIn, Site, completes, is_spent, session_cookie
from web import Answer, Browser


def signed_in(site: Site, first: str = "") -> SignIn:
    """Signs a user in."""
    sign_in = SignIn(site)
    require(sign_in.begin(first) and sign_in.finish(first) and sign_in.looks(), f"the sign-in failed: {sign_in}")
    return sign_in


def crossing(site: Site) -> str:
    """A sign-in that begins on one instance ends on any other."""
    machines = site.machines
    for begins, ends in ("ab", "ba", "aa", "bb"):
        sign_in = SignIn(site)
        require(sign_in.begin(begins), f"the sign-in did not begin: {sign_in}")
        require(sign_in.finish(ends) and sign_in.looks(begins), f"the sign-in did not end: {sign_in}")
        found = [machines.at(answer.instance).letter for answer in sign_in.answers]
        require(found == [begins, ends, begins], f"{begins}{ends}{begins} was served by {found}")
    return "a to b, b to a, a alone, b alone"


def replay(site: Site) -> str:
    """A response is accepted once, even if two copies arrive at two instances together."""
    machines = site.machines
    machines.control("log/clear")
    rounds = 8
    for round in range(rounds):
        sign_in = SignIn(site)
        require(sign_in.begin(), f"the sign-in did not begin: {sign_in}")
        browsers = [sign_in.browser.copy() for _ in range(4)]
        answers = together(
            [lambda place=place, browser=browser: sign_in.response.deliver(browser, "ab"[place % 2])
             for place, browser in enumerate(browsers)])
        accepted = [answer for answer in answers if completes(answer)]
        refused = [answer for answer in answers if is_spent(answer)]
        require(
            len(accepted) == 1 and len(refused) == 3, "of four copies of a response: " + "; ".join(map(str, answers)))
        late = sign_in.response.deliver(sign_in.browser.copy(), "ab"[round % 2])
        require(is_spent(late), f"a late copy was not refused: {late}")
    grants = machines.grants()
    require(grants.count("authorization_code") == rounds, f"{rounds} responses made {len(grants)} token requests")
    return f"{rounds} times four copies at once and one later: one accepted, four refused, one token request"


def planted_session(site: Site) -> str:
    """A session that somebody planted in the browser is neither used nor kept."""
    machines = site.machines
    machines.control("automatic-sign-in", user="bela")
    attacker = signed_in(site)
    machines.control("automatic-sign-in", user="ada")
    host = machines.url.split("//")[1]
    for planted in (attacker.session, "A" * 43):
        victim = SignIn(site)
        victim.browser.cookies[host] = {session_cookie(attacker.browser, site): planted}
        require(victim.begin("a") and victim.finish("b") and victim.looks("a"), f"the sign-in failed: {victim}")
        require("Ada Lovelace" in victim.last.body, f"the victim is another user: {victim.last}")
        require(victim.session != planted, "the planted session was taken over")
        with_planted = Browser()
        with_planted.cookies[host] = {session_cookie(attacker.browser, site): planted}
        for first in "ab":
            answer = with_planted.get(site.members_url, first)
            require(answer.status != 200, f"the planted session is signed in: {answer}")
    return "a session of another user, and one that never was"


def one_refresh(site: Site, rounds: int) -> str:
    """64 requests for one session whose tokens are due make one request to the provider."""
    machines = site.machines
    # A second request with the same token would end the session.
    machines.control("misbehavior", singleUseRefreshTokens=True, delay=150)
    try:
        for round in range(rounds):
            user = signed_in(site)
            # The tokens have ended, so that the requests must wait; or they are due only.
            left = [-1, 200][round % 2]
            machines.redis.let_tokens_end(user.session, left)
            machines.control("log/clear")
            url = site.url(site.token)
            answers = together([lambda: user.browser.copy().get(url) for _ in range(64)])
            require(
                all(answer.status == 200 for answer in answers),
                f"a request failed: {next((str(answer) for answer in answers if answer.status != 200), '')}")
            require(len({answer.instance for answer in answers}) == 2, "one instance served all requests")
            wait_until(lambda: not machines.redis.renewal_is_due(user.session), "the tokens are renewed")
            if site.shows_token and left < 0:
                require(len({answer.body for answer in answers}) == 1, "the requests got different tokens")
            wait_until(lambda: not machines.redis.send("EXISTS", machines.redis.lease(user.session)), "the lease ends")
            # Nobody has to renew them again.
            together([lambda first=first: user.browser.copy().get(url, first) for first in "abab"])
            refreshes = machines.grants().count("refresh_token")
            require(refreshes == 1, f"64 requests made {refreshes} refreshes")
    finally:
        machines.control("misbehavior", singleUseRefreshTokens=None, delay=None)
    return f"{rounds} sessions"


def logout_token_once(site: Site) -> str:
    """A logout token that one instance has seen is refused by the other."""
    for first, second in ("ab", "ba"):
        user, other = signed_in(site), signed_in(site)
        token = sign_out_at_provider(site, user)[0]
        answers = [Browser().post(site.url(BACK_CHANNEL), {"logout_token": token}, letter)
                   for letter in (first, second, first)]
        require(
            [answer.status for answer in answers] == [200, 400, 400],
            "three deliveries of a logout token: " + "; ".join(map(str, answers)))
        require("token.already-used" in answers[1].body, f"the second was refused for another reason: {answers[1]}")
        require(not user.looks(second), "the session lasts after a logout token")
        require(other.looks(second), "the logout token ended the session of another browser")
    return "in both orders"


def logout_everywhere(site: Site) -> str:
    """A logout that one instance hears of ends the session on the other."""
    ways = []
    for first, second in ("ab", "ba"):
        user, other = signed_in(site), signed_in(site)
        require(user.looks(first) and user.looks(second), "the user is not signed in on both instances")
        frame = sign_out_at_provider(site, user)[1]
        answer = Browser().get(frame, first)
        require(answer.status == 200, f"the front-channel logout failed: {answer}")
        require(not user.looks(second) and not user.looks(first), "the session lasts after a front-channel logout")
        require(other.looks(second), "the front-channel logout ended the session of another browser")
        ways.append("front-channel")

        user = signed_in(site)
        answer = user.browser.copy().post(site.url("/logout"), {}, first)
        require(answer.status in (302, 303), f"the sign-out failed: {answer}")
        require(not user.looks(second) and not user.looks(first), "the session lasts after a sign-out")
        ways.append("sign-out")
        if site.has_back_channel:
            user = signed_in(site)
            answer = Browser().post(
                site.url(BACK_CHANNEL), {"logout_token": sign_out_at_provider(site, user)[0]}, first)
            require(answer.status == 200, f"the back-channel logout failed: {answer}")
            require(not user.looks(second) and not user.looks(first), "the session lasts after a back-channel logout")
            ways.append("back-channel")
    return ", ".join(dict.fromkeys(ways)) + ", in both directions"


def sign_out_at_provider(site: Site, user: SignIn) -> tuple[str, str]:
    """Signs a user out at the provider. Returns the logout token, and the URL of the frame for the application."""
    machines = site.machines
    count = len(machines.logout_tokens.tokens)
    page = user.browser.get(f"{machines.printed['origin']}/{TENANT}/oauth2/v2.0/logout")
    frames = [html.unescape(url) for url in re.findall(r'<iframe[^>]*src="([^"]*)"', page.body)]
    require(len(frames) == 1 and FRONT_CHANNEL in frames[0], f"the provider shows no frame of the application: {page}")
    return machines.logout_tokens.next(count + 1), frames[0]


def shared_snapshots(site: Site) -> str:
    """Of ten instances, one asks the provider for metadata and keys. A changed snapshot counts for nothing."""
    machines = site.machines

    def found_by_ten() -> list[str]:
        machines.control("log/clear")
        for _ in range(5):
            for instance in machines.instances:
                instance.restart()
                signed_in(site, instance.letter)
                # It is written in the background.
                wait_until(lambda: machines.redis.count("snapshot") == 1, "the snapshot is shared", 3)
        return machines.documents()

    for name in machines.redis.names("snapshot"):
        machines.redis.send("DEL", name)
    asked = found_by_ten()
    require(len(asked) == 2, f"ten instances asked the provider for {len(asked)} documents")
    asked = found_by_ten()
    require(not asked, f"ten more instances asked the provider for {len(asked)} documents")

    (name,) = machines.redis.names("snapshot")
    machines.redis.send("SET", name, with_another_key(machines.redis.send("GET", name)), "KEEPTTL")
    machines.control("log/clear")
    machines.a.restart()
    signed_in(site, "a")
    asked = machines.documents()
    require(len(asked) == 2, f"with a changed snapshot, an instance asked the provider for {len(asked)} documents")
    return "one request for each document by ten instances, none by ten more, and a changed snapshot is ignored"


def with_another_key(snapshot: str) -> str:
    """Adds a key to a snapshot, as somebody would who can write to Redis but does not know the instances' key."""
    version, code, text = snapshot.split(".", 2)
    stored = json.loads(text)
    keys = json.loads(stored["keySet"])
    keys["keys"].append({**keys["keys"][0], "kid": "another"})
    stored["keySet"] = json.dumps(keys)
    return f"{version}.{code}.{json.dumps(stored)}"


def outage(site: Site) -> str:
    """Without Redis, the answer is 503. No sign-in completes, and nobody is signed out for good."""
    machines = site.machines
    users = [signed_in(site) for _ in range(3)]
    pending = [SignIn(site) for _ in range(2)]
    require(all(sign_in.begin() for sign_in in pending), "the sign-ins did not begin")
    machines.redis_process.send_signal(signal.SIGSTOP)
    try:
        refused(site, users, pending, "Redis does not answer")
    finally:
        machines.redis_process.send_signal(signal.SIGCONT)
    for user in users:
        wait_until(lambda: user.looks(), "the user is still signed in after the outage")
        require(user.looks("a") and user.looks("b"), f"the user is signed out after the outage: {user.last}")

    pending = [SignIn(site) for _ in range(2)]
    require(all(sign_in.begin() for sign_in in pending), "the sign-ins did not begin")
    machines.redis_process.kill()
    machines.redis_process.wait(timeout=10)
    try:
        refused(site, users, pending, "Redis has stopped")
    finally:
        # Nothing was written to the disk, so the new one is empty.
        machines.redis_process = machines.start_redis()
    for first in "abab":
        signed_in(site, first)
    return "Redis that does not answer, Redis that is gone, and a new one"


def refused(site: Site, users: list[SignIn], pending: list[SignIn], what: str) -> None:
    start = time.monotonic()
    requests = [lambda user=user: user.browser.copy().get(site.members_url) for user in users]
    requests += [lambda: Browser().get(site.url(site.login))] * 2
    requests += [lambda sign_in=sign_in: sign_in.response.deliver(sign_in.browser.copy()) for sign_in in pending]
    for answer in together(requests):
        require(answer.status == 503, f"{what}: {answer}")
        require(not completes(answer), f"{what}, but a sign-in completed: {answer}")
        removed = [name for name, value in answer.cookies.items() if not value and "session" in name]
        require(not removed, f"{what}, and the session's cookie was removed: {answer}")
    require(time.monotonic() - start < 20, f"{what}: the answers took too long")


def form_post(site: Site) -> str:
    """A response in a form is delivered to any instance, once."""
    for begins, ends in ("ab", "ba"):
        sign_in = SignIn(site)
        require(sign_in.begin(begins) and sign_in.response.method == "POST", f"there is no form: {sign_in}")
        require(sign_in.finish(ends) and sign_in.looks(begins), f"the sign-in failed: {sign_in}")
        require(is_spent(sign_in.replay(begins)), "a form was accepted twice")
    return "a to b, b to a"


def together(actions: list) -> list[Answer]:
    """Runs actions at the same time, and returns their results in order."""
    barrier = Barrier(len(actions))

    def run(action) -> Answer:
        barrier.wait(timeout=30)
        return action()

    with ThreadPoolExecutor(len(actions)) as pool:
        return list(pool.map(run, actions))
