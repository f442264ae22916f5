"""What is done after the answer: nobody waits for a mail server."""

from django_tasks import task

from correspondence import delivery


@task()
def deliver_letters() -> None:
    """Send every letter whose moment has come."""
    delivery.deliver_due()
