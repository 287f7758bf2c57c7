"""Instances that are killed in the middle, in every phase of a sign-in."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from machines import Instance, require, wait_until
from scenarios import signed_in
from sign_in import SignIn, Site, completes, is_spent

# The longest time for which an instance that was killed keeps others from renewing a session, in seconds.
LONGEST_LEASE = 45


def every_phase(site: Site) -> str:
    """Kills each instance in each phase, when nothing or one request is on its wire."""
    phases = [before_the_login, before_the_callback, while_the_code_is_redeemed, after_the_callback, during_a_renewal]
    for instance in site.machines.instances:
        for phase in phases:
            phase(site, instance)
            instance.start()
    return ", ".join(phase.__name__.replace("_", " ") for phase in phases)


def before_the_login(site: Site, instance: Instance) -> None:
    sign_in = SignIn(site)
    instance.kill()
    require(
        sign_in.begin(instance.letter) and sign_in.finish(instance.letter) and sign_in.looks(instance.letter),
        f"a sign-in after a crash failed: {sign_in}")
    require(not sign_in.was_interrupted, "an instance that was dead had a request on its wire")


def before_the_callback(site: Site, instance: Instance) -> None:
    sign_in = SignIn(site)
    require(sign_in.begin(instance.letter), f"the sign-in did not begin: {sign_in}")
    instance.kill()
    require(
        sign_in.finish(instance.letter) and sign_in.looks(), f"a sign-in that began before a crash failed: {sign_in}")


def while_the_code_is_redeemed(site: Site, instance: Instance) -> None:
    machines = site.machines
    others = machines.redis.names("pending")
    sessions = machines.redis.count("session")
    sign_in = SignIn(site)
    require(sign_in.begin(instance.letter), f"the sign-in did not begin: {sign_in}")
    (pending,) = machines.redis.names("pending") - others
    machines.control("misbehavior", delay=1_000)
    try:
        with ThreadPoolExecutor(1) as pool:
            delivery = pool.submit(sign_in.finish, instance.letter)
            wait_until(lambda: not machines.redis.send("EXISTS", pending), "the pending sign-in is taken")
            instance.kill()
            completed = delivery.result(timeout=30)
    finally:
        machines.control("misbehavior", delay=None)
    # The other instance gets the request next, and must not accept it: the first may have redeemed the code.
    require(not completed and sign_in.was_interrupted, f"a response was accepted twice: {sign_in.last}")
    require(is_spent(sign_in.last), f"a response that was on the wire of a killed instance: {sign_in.last}")
    require(machines.redis.count("session") == sessions, "there is a session that nobody has")
    again = SignIn(site, sign_in.browser)
    require(again.begin() and again.finish() and again.looks(), f"the user cannot start again: {again}")


def after_the_callback(site: Site, instance: Instance) -> None:
    sign_in = SignIn(site)
    require(sign_in.begin() and sign_in.finish(instance.letter), f"the sign-in failed: {sign_in}")
    instance.kill()
    require(sign_in.looks(instance.letter), f"a session ended with the instance that began it: {sign_in.last}")
    answer = sign_in.replay(instance.letter)
    require(is_spent(answer) and not completes(answer), f"a response was accepted twice: {answer}")


def during_a_renewal(site: Site, instance: Instance) -> None:
    machines = site.machines
    user = signed_in(site)
    machines.redis.let_tokens_end(user.session, -1)
    lease = machines.redis.lease(user.session)
    machines.control("misbehavior", delay=1_000)
    try:
        with ThreadPoolExecutor(1) as pool:
            request = pool.submit(user.browser.get, site.url(site.token), instance.letter)
            wait_until(lambda: machines.redis.send("EXISTS", lease), "the instance has the lease")
            instance.kill()
            left = machines.redis.send("PTTL", lease)
            require(0 < left <= LONGEST_LEASE * 1_000, f"the lease of a killed instance lasts {left} ms")
            # The other instance waits for its end, which the check does not.
            machines.redis.send("PEXPIRE", lease, 300)
            answer = request.result(timeout=60)
    finally:
        machines.control("misbehavior", delay=None)
    require(answer.status == 200 and answer.was_interrupted, f"a request during a crash was lost: {answer}")
    require(not machines.redis.renewal_is_due(user.session), "the tokens were not renewed")
    require(user.looks(), f"a crash during the renewal signed the user out: {user.last}")
