from correspondence.models.consents import ConsentText

__all__ = ["ConsentText"]
