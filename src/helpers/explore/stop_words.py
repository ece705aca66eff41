"""Words that tell grammar and not matter: the closed classes of English, and auxiliaries apart from them."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Forms that help another verb; where nothing else is left of a predicate, the last of them is its verb.
AUXILIARIES = _set("""
    am are aren't be been being can can't cannot could couldn't did didn't do does doesn't doing don't had hadn't has
    hasn't have haven't having is isn't may might must mustn't ought shall should shouldn't was wasn't were weren't will
    won't would wouldn't
""")

# Determiners, pronouns, prepositions, conjunctions and the adverbs of degree, time and link, by the alphabet; typed
# from the closed classes of English grammar. No noun, no adjective of matter and no lexical verb is among them.
FUNCTION_WORDS = _set("""
    a about above across after again against ago all almost along already also although always amid among amongst an and
    another any anyone anything are around as at away back because become before behind below beneath beside besides
    between beyond both but by concerning despite down during each either else even ever every everyone everything
    except few for from further hence her here hers herself him himself his how however i if in indeed inside instead
    into it its itself just least less let like many me mere merely mine more moreover most much my myself near neither
    never nevertheless no nobody none nor not nothing now of off often on once one ones only onto or other others our
    ours ourselves out outside over own per perhaps quite rather regarding same several she since so some someone
    something still such than that the their theirs them themselves then there thereby therefore these they this those
    though through throughout thus till to today together too toward towards under unless until up upon us very via we
    well what whatever when whenever where whereas wherever whether which whichever while who whoever whole whom whose
    why with within without yet you your yours yourself yourselves
""")

STOP_WORDS = AUXILIARIES | FUNCTION_WORDS
"""What `contrast` leaves out of words; a list of your own can be given in its place."""
