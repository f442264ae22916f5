from documents.text.matching import Pair, Relation, keys


def test_keys_go_to_the_heirs_and_the_rest_is_told() -> None:
    pairs = [
        Pair(0, 0, Relation.SPLIT, 1.0), Pair(0, 1, Relation.SPLIT, 1.0, keeps_key=True),
        Pair(1, 2, Relation.MERGED, 1.0, keeps_key=True), Pair(2, 2, Relation.MERGED, 1.0),
        Pair(3, None, Relation.REMOVED, 1.0), Pair(None, 3, Relation.ADDED, 1.0),
        Pair(4, 4, Relation.MOVED, 1.0, keeps_key=True),
    ]  # fmt: skip
    fresh = iter(["n1", "n2"])
    inheritance = keys(["a", "b", "c", "d", "e"], pairs, lambda: next(fresh))
    assert inheritance.keys == ("n1", "a", "b", "n2", "e")
    assert inheritance.origins == {"n1": "a"}
    assert inheritance.successors == {"c": "b"}
    assert inheritance.ended == {"d"}
