from core.identifiers import ALPHABET, new_clause_key


def test_clause_keys_are_readable_aloud_and_do_not_repeat() -> None:
    keys = {new_clause_key() for _ in range(10_000)}
    assert len(keys) == 10_000
    assert all(len(key) == 16 and set(key) <= set(ALPHABET) for key in keys)
    assert not set("ilou") & set(ALPHABET)
