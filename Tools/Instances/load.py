"""Many browsers that sign in at the same time, while instances are killed again and again."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from machines import require
from sign_in import SignIn, Site, completes, is_spent

BROWSERS = 16
# A user whose sign-in was on the wire of a killed instance starts again. Nobody is that unlucky more often.
MOST_STARTS = 6


class Load:
    """The sign-ins of a run, and what came of them."""

    def __init__(self, site: Site, count: int, seed: int, complains: bool = True) -> None:
        self.site, self.count, self.random, self.complains = site, count, random.Random(seed), complains
        self.lock = threading.Lock()
        self.found = Counter()
        self.ways = Counter()
        self.failures: list[str] = []
        self.is_over = threading.Event()

    def run(self) -> str:
        machines = self.site.machines
        sessions = machines.redis.count("session")
        kills = sum(instance.kills for instance in machines.instances)
        killer = threading.Thread(target=self.kill)
        start = time.monotonic()
        # A real provider takes its time, too: the code is on the wire for longer.
        machines.control("misbehavior", delay=100)
        killer.start()
        try:
            with ThreadPoolExecutor(BROWSERS) as pool:
                list(pool.map(lambda _: self.sign_in_once(), range(self.count)))
        finally:
            self.is_over.set()
            killer.join(timeout=60)
            machines.control("misbehavior", delay=None)
        seconds = time.monotonic() - start
        kills = sum(instance.kills for instance in machines.instances) - kills
        begun = machines.redis.count("session") - sessions
        found = self.found
        for failure in self.failures[:10] if self.complains else []:
            print(f"    {failure}")
        require(not self.failures, f"{len(self.failures)} of {self.count} users have a complaint")
        require(found["signed in"] == self.count, f"{found['signed in']} of {self.count} users are signed in")
        # A session whose cookie was on the wire of a killed instance is in Redis, too.
        require(
            self.count <= begun <= self.count + found["on the wire"],
            f"{self.count} users have {begun} sessions, and {found['on the wire']} sign-ins were on a wire")
        require(kills > 0, "no instance was killed")
        ways = ", ".join(f"{way} {number}" for way, number in sorted(self.ways.items()))
        # With fewer, chance could leave one out.
        require(len(self.ways) == 4 or self.count < 500, f"not every way between two instances occurred: {ways}")
        return (
            f"{self.count} users in {seconds:.0f} s, {kills} kills: {found['signed in']} signed in, 0 lost, "
            f"{found['on the wire']} on the wire of a killed instance (signed in when they started again), "
            f"{found['served by the other']} requests served by the other instance, "
            f"{found['replays']} replays refused, 0 completed twice; from instance to instance: {ways}")

    def sign_in_once(self) -> None:
        try:
            self.user()
        except Exception as error:  # noqa: BLE001 - a thread's error would be lost
            self.complain(f"{type(error).__name__}: {error}")

    def user(self) -> None:
        """Signs one user in, who starts again if an instance was killed in the middle."""
        for _ in range(MOST_STARTS):
            sign_in = SignIn(self.site)
            begins = sign_in.begin()
            # The user types a password.
            time.sleep(self.random.uniform(0, 0.5))
            is_signed_in = begins and sign_in.finish()
            if is_signed_in:
                return self.check(sign_in)
            # Only the request that failed counts: a login that the other instance served excuses nothing.
            if not sign_in.last.was_interrupted:
                return self.complain(f"lost: {sign_in}")
            if sign_in.response and sign_in.last.status not in (0, 502) and not is_spent(sign_in.last):
                return self.complain(f"not refused as it should be: {sign_in}")
            self.add("on the wire")
        self.complain("interrupted again and again")

    def check(self, sign_in: SignIn) -> None:
        machines = self.site.machines
        begins, ends = (machines.at(answer.instance) for answer in sign_in.answers[:2])
        for first in (machines.other(ends).letter, ends.letter):
            if not sign_in.looks(first):
                return self.complain(f"not signed in afterwards: {sign_in}")
        for first in (machines.other(ends).letter, ends.letter):
            answer = sign_in.replay(first)
            if completes(answer):
                return self.complain(f"completed twice: {answer}")
            if not is_spent(answer) and not answer.was_interrupted:
                return self.complain(f"a replay was not refused as it should be: {answer}")
            self.add("replays")
        self.add("served by the other", sum(len(answer.tried) > 1 for answer in sign_in.answers))
        self.add("signed in")
        with self.lock:
            self.ways[begins.letter + ends.letter] += 1

    def kill(self) -> None:
        """Kills an instance after every few sign-ins, at any moment. The other one always runs."""
        machines = self.site.machines
        while not self.is_over.is_set():
            target = self.found["signed in"] + self.random.randint(2, 10)
            while self.found["signed in"] < target and not self.is_over.wait(0.005):
                pass
            self.is_over.wait(self.random.uniform(0, 0.05))
            instance = self.random.choice(machines.instances)
            instance.kill()
            # The other one serves alone for a while.
            self.is_over.wait(self.random.uniform(0, 0.1))
            instance.start()

    def add(self, what: str, number: int = 1) -> None:
        with self.lock:
            self.found[what] += number

    def complain(self, text: str) -> None:
        with self.lock:
            self.failures.append(text)
