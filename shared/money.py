"""Money is an integer of minor units and an ISO 4217 code; on the wire it is a decimal string.

Rounding is half-up, per line; a total is the sum of rounded lines, so that the printed parts always add up.
"""

import re

from shared.errors import InvalidInput

_ZERO_DECIMALS = frozenset("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split())
_THREE_DECIMALS = frozenset("BHD IQD JOD KWD LYD OMR TND".split())
_TWO_DECIMALS = frozenset(
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP "
    "CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR "
    "JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN "
    "NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP "
    "SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD YER ZAR ZMW ZWG".split()
)
CURRENCIES = _ZERO_DECIMALS | _TWO_DECIMALS | _THREE_DECIMALS

MAX_MINOR = 10**15
_AMOUNT = re.compile(r"(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?", re.ASCII)


def exponent(currency: str) -> int:
    """How many decimals `currency` has: 0, 2 or 3."""
    if currency in _ZERO_DECIMALS:
        return 0
    return 3 if currency in _THREE_DECIMALS else 2


def to_minor(text: str, currency: str, path: str) -> int:
    """The minor units of a non-negative decimal string; InvalidInput at `path` for anything else."""
    match = _AMOUNT.fullmatch(text)
    if match is None:
        raise InvalidInput.at(path, "not_an_amount", "Write the amount in digits, such as 1250.00.")
    whole, decimals = match[1], (match[2] or ".")[1:]
    places = exponent(currency)
    if len(decimals.rstrip("0")) > places:
        raise InvalidInput.at(path, "too_many_decimals", f"{currency} amounts have {places} decimals at most.")
    minor = int(whole + decimals[:places].ljust(places, "0"))
    if minor > MAX_MINOR:
        raise InvalidInput.at(path, "amount_too_large", "This amount is too large.")
    return minor


def to_text(minor: int, currency: str) -> str:
    """The decimal string of `minor` units, with exactly the currency's decimals: 125000 INR is `1250.00`."""
    places = exponent(currency)
    sign, digits = ("-", str(-minor)) if minor < 0 else ("", str(minor))
    if places == 0:
        return sign + digits
    digits = digits.rjust(places + 1, "0")
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def half_up(numerator: int, denominator: int) -> int:
    """A ratio that is not negative as a whole number, rounded half-up."""
    return (2 * numerator + denominator) // (2 * denominator)


def share(minor: int, percent: int) -> int:
    """`percent` of an amount, rounded half-up to the minor unit."""
    return half_up(minor * percent, 100)
