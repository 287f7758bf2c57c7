"""Compares hashes and RSA signatures with OpenSSL, for keys of many sizes and exponents, and for valid and invalid
signatures."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from comparison import Agreement, Disagreement, Explanation, Outcome, Subject, Trial, agreed
from library import Answer, Question
from number_texts import base64url
from rsa_keys import Key, key
from signature_making import HASHES, encoded, wrong

BOUND = Explanation(
    "a key outside the limits",
    "Q-09, KeySetLimits",
    "both: 2,048 to 8,192 bits, and an exponent of 33 bits at most; OpenSSL's limits are wider",
)
OTHER_SALT = Explanation(
    "PSS with another length of salt",
    "RFC 7518 3.5",
    "the library: the salt is as long as the hash; OpenSSL takes the length that it is told",
)

_SIZES = [2_048, 2_049, 2_055, 2_056, 2_057, 2_304, 3_071, 3_072, 3_073, 4_095, 4_096]
_EXPONENTS = [3, 5, 17, 257, 65_537, (1 << 32) + 15, (1 << 33) - 1]


def is_valid(pair: Key, algorithm: str, signature: bytes, message: bytes, pss: int | None = None) -> bool:
    """Returns OpenSSL's verdict on a signature: for PKCS #1 v1.5, or for PSS with this many octets of salt."""
    function = HASHES[algorithm][1]
    scheme = padding.PKCS1v15() if pss is None else padding.PSS(padding.MGF1(function), pss)
    try:
        pair.public_key().verify(signature, message, scheme, function)
    except InvalidSignature:
        return False
    return True


def _as_vector(pair: Key, algorithm: str, signature: bytes, message: bytes) -> str:
    return json.dumps(
        {"key": pair.web_key(), "algorithm": algorithm, "signed": message.hex(), "signature": base64url(signature)}
    )


def _trial(pair: Key, algorithm: str, signature: bytes, message: bytes, what: str) -> Trial:
    expected = is_valid(pair, algorithm, signature, message)

    def compare(answer: Answer) -> Outcome:
        if answer.accepted is None and answer.codes != ("token.signature-invalid",):
            return Disagreement(f"{what}: {answer.codes}")
        return agreed(
            (answer.accepted == ()) == expected and bool(answer.codes) != expected,
            expected,
            f"{what}: OpenSSL returns {expected}, and the library {answer}",
        )

    parts = (pair.set_of_one().encode(), algorithm.encode(), signature, message)
    return Trial(Question("signature", parts), compare, _as_vector(pair, algorithm, signature, message))


def _signature_trials(folder: Path) -> Callable[[random.Random, int], Iterator[Trial]]:
    def trials(generator: random.Random, count: int) -> Iterator[Trial]:
        # Every size and every exponent, and as many further pairs as there is time for.
        shapes = [(bits, _EXPONENTS[index % len(_EXPONENTS)]) for index, bits in enumerate(_SIZES)]
        others = [(bits, exponent) for bits in _SIZES for exponent in _EXPONENTS if (bits, exponent) not in shapes]
        shapes += generator.sample(others, min(len(others), count // 100))
        for index, shape in enumerate(shapes):
            pair = key(folder, *shape)
            for _ in range(max(1, (count - index - 1) // (6 * len(shapes)) + 1)):
                algorithm = generator.choice(list(HASHES))
                message = generator.randbytes(generator.choice([0, 1, 55, 64, 111, 128, generator.randint(0, 400)]))
                right = pair.power(encoded(pair.size, algorithm, message))
                yield _trial(pair, algorithm, right, message, "good")
                for _ in range(5):
                    name, signature = wrong(generator, pair, algorithm, message, right)
                    yield _trial(pair, algorithm, signature, message, name)

    return trials


def _private_key(pair: Key) -> rsa.RSAPrivateKey:
    p, q = pair.primes
    exponent = pow(pair.exponent, -1, (p - 1) * (q - 1))
    numbers = rsa.RSAPrivateNumbers(
        p,
        q,
        exponent,
        exponent % (p - 1),
        exponent % (q - 1),
        pow(q, -1, p),
        rsa.RSAPublicNumbers(pair.exponent, pair.modulus),
    )
    return numbers.private_key()


def _pss_trials(folder: Path) -> Callable[[random.Random, int], Iterator[Trial]]:
    """Compares signatures that OpenSSL makes with PSS. They are invalid under RS256, and with any other salt than one as
    long as the hash."""

    def trials(generator: random.Random, count: int) -> Iterator[Trial]:
        pairs = [key(folder, bits, 65_537) for bits in (2_048, 2_056, 3_072)]
        private_keys = [_private_key(pair) for pair in pairs]
        for number in range(count):
            pair, private = pairs[number % 3], private_keys[number % 3]
            algorithm = generator.choice(list(HASHES))
            function = HASHES[algorithm][1]
            most = padding.calculate_max_pss_salt_length(private, function)
            salt = generator.choice([0, 1, 20, function.digest_size, most])
            message = generator.randbytes(generator.randint(0, 100))
            if number % 4 == 0:
                # The key is valid, as a signature that both accept shows.
                right = pair.power(encoded(pair.size, algorithm, message))
                yield _trial(pair, algorithm, right, message, "no PSS")
                continue
            signature = private.sign(message, padding.PSS(padding.MGF1(function), salt), function)
            what = f"PSS with {salt} octets of salt"
            if number % 4 == 1:
                yield _trial(pair, algorithm, signature, message, f"{what}, as {algorithm}")
            else:
                yield _pss_trial(pair, algorithm, signature, message + b"x" * (number % 4 - 2), salt)

    return trials


def _pss_trial(pair: Key, algorithm: str, signature: bytes, message: bytes, salt: int) -> Trial:
    expected = is_valid(pair, algorithm, signature, message, salt)

    def compare(answer: Answer) -> Outcome:
        is_accepted = answer.accepted == () and not answer.codes
        if not is_accepted and answer.codes != ("token.signature-invalid",):
            return Disagreement(f"{answer}")
        if expected and salt != HASHES[algorithm][1].digest_size:
            return Disagreement(f"accepted with {salt} octets of salt") if is_accepted else OTHER_SALT
        return agreed(is_accepted == expected, expected, f"OpenSSL returns {expected}, and the library {answer}")

    parts = (pair.set_of_one().encode(), algorithm.replace("R", "P").encode(), signature, message)
    return Trial(Question("signature", parts), compare, f"PSS with {salt} octets of salt")


def _key_trials(generator: random.Random, count: int) -> Iterator[Trial]:
    """Compares which public keys are accepted. OpenSSL reads almost all of them."""
    for _ in range(count):
        bits = generator.choice(
            [
                *(1_024, 2_040, 2_047, 2_048, 2_049, 3_072, 4_096, 8_191, 8_192, 8_193, 16_384),
                *(generator.randint(2_000, 8_300),),
            ]
        )
        modulus = generator.getrandbits(bits) | 1 << (bits - 1) | (generator.random() < 0.9)
        exponent = generator.choice(
            [
                *(1, 2, 3, 4, 5, 65_535, 65_536, 65_537, (1 << 32) + 15, (1 << 33) - 1),
                *(1 << 33, (1 << 33) + 1, (1 << 40) + 1, (1 << 64) + 1),
                *(generator.getrandbits(30) | 1,),
            ]
        )
        pair = Key(modulus, exponent)
        try:
            pair.public_key()
            is_read = modulus % 2 == 1
        except ValueError:
            is_read = False
        is_bounded = 2_048 <= bits <= 8_192 and exponent.bit_length() <= 33

        def compare(answer: Answer, is_read: bool = is_read, is_bounded: bool = is_bounded) -> Outcome:
            is_taken = answer.codes == ("token.signature-invalid",)
            if not is_taken and answer.codes != ("keys.no-usable-key",):
                return Disagreement(f"{answer}")
            if is_taken == is_read:
                return Agreement(is_taken)
            return BOUND if is_read and not is_bounded else Disagreement(f"OpenSSL reads it: {is_read}; {answer}")

        parts = (pair.set_of_one().encode(), b"RS256", bytes(pair.size), b"")
        yield Trial(
            Question("signature", parts),
            compare,
            f"{bits} bits, exponent {exponent}, modulus {'odd' if modulus % 2 else 'even'}",
        )


def _hash_trials(generator: random.Random, count: int) -> Iterator[Trial]:
    for number in range(count):
        # Every length around the first blocks, then random lengths.
        length = (
            number // 3
            if number < 900
            else generator.choice(
                [generator.randint(0, 5_000), generator.randint(1, 300) * 64 + generator.randint(-17, 1)]
            )
        )
        message = generator.randbytes(length)
        function = ["sha256", "sha384", "sha512"][number % 3]
        expected = hashlib.new(function, message).hexdigest()

        def compare(answer: Answer, expected: str = expected) -> Outcome:
            return agreed(answer.accepted == (expected,), True, f"should be {expected}")

        yield Trial(Question("hash", (function.encode(), message)), compare, f"{function} of {message.hex()}")


def subjects(folder: Path) -> list[Subject]:
    """Returns all subjects. Keys are stored in this folder."""
    return [
        Subject("SHA-256, SHA-384, SHA-512", "OpenSSL (hashlib)", 0.5, _hash_trials),
        Subject("RSA keys", "OpenSSL (cryptography)", 0.1, _key_trials),
        Subject("RSA signatures", "OpenSSL (cryptography)", 0.15, _signature_trials(folder)),
        Subject("RSASSA-PSS signatures", "OpenSSL (cryptography)", 0.05, _pss_trials(folder)),
    ]
