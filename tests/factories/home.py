"""The frame of the site for tests."""

from home.models import SiteSettings


def fill_settings() -> SiteSettings:
    """Give the site the data every page must show."""
    settings: SiteSettings = SiteSettings.load()
    settings.body_name = "Администрация города Алейска"
    settings.postal_address = "г. Алейск, ул. Примерная, 1"
    settings.email = "info@aleysk.example"
    settings.phones = "Приёмная — +7 (000) 000-00-01\n112"
    settings.save()
    return settings
