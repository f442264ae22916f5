"""What is done in the background: printing takes seconds and memory that no editor's request should."""

from django_tasks import task


@task()
def release_issue(record_id: int, attempt: int) -> None:
    """Print and release the issue; see `documents.issues.release`."""
    from documents.issues.release import carry_out

    carry_out(record_id, attempt)
