from core.identifiers import ALPHABET, new_clause_key, new_clause_keys


def test_clause_keys_are_readable_aloud_and_do_not_repeat() -> None:
    keys = {new_clause_key() for _ in range(10_000)}
    assert len(keys) == 10_000
    assert all(len(key) == 16 and set(key) <= set(ALPHABET) for key in keys)
    assert not set("ilou") & set(ALPHABET)


def test_keys_of_one_text_begin_alike_and_no_two_texts_do() -> None:
    texts = [new_clause_keys(20) for _ in range(1000)]
    assert all(len(set(keys)) == 20 and len({key[:8] for key in keys}) == 1 for keys in texts)
    assert len({keys[0][:8] for keys in texts}) == 1000
    assert new_clause_keys(0) == []
