"""Files for download: given by a view that asks each time, never by their place on the disk."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction

from core.models import CityFile

pytestmark = pytest.mark.django_db


def test_a_file_is_given_at_its_address_and_not_by_its_place_on_the_disk(client: Client) -> None:
    root = Collection.get_first_root_node()
    closed = root.add_child(name="Для служебного пользования")
    file = CityFile(title="Справка", collection=root, file=ContentFile("Справка", name="spravka.txt"))
    file.save()
    assert file.url.startswith("/files/")
    answer = client.get(file.url)
    assert b"".join(answer.streaming_content).decode() == "Справка"  # type: ignore[attr-defined]  # a streamed answer
    assert client.get(f"/media/{file.file.name}").status_code == 404
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    CityFile.objects.filter(pk=file.pk).update(collection=closed)
    assert client.get(file.url).status_code == 302
    file.file.delete(save=False)
