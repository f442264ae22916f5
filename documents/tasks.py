"""What the background worker does for the room."""

from django_tasks import task

from documents import uploads


@task()
def read_upload(upload_id: int) -> None:
    """Read an uploaded file; what came of it stands in the row of the upload."""
    uploads.read(upload_id)
