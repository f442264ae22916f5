"""Everything personal between the city and a resident: addresses, consents, letters, subscriptions, robot checks.

The room knows no room above it. What a letter, a consent or a count is about is named by a string of the room that
owns it: "draft:<uuid>", "comment:<uuid>". What rooms above use:

`forms`             `RobotChecksMixin` and `ContactFieldsMixin`, parts of any form a resident fills in
`robots.admit`      limits: two lines in the view that takes the form
`outbox.write`      a letter; it leaves when the address is confirmed
`subscriptions`     `subscribe`, `notify`, `close`: news of a topic
`consents`          `shown_names` for what may stand on the site; `purpose_ended` starts the term after a summary
`secret_links`      tokens of secret links, kept as hashes; `private` for the views behind them
`signals`           an address was confirmed, a person's data were erased, a consent ended
`models.Contact`    what a remark points to, with `SET_NULL`: the only way to an address, and it is sealed

A view of another room, in whole:

    form = CommentForm(request.POST or None, topic=f"draft:{draft.public_id}")
    if form.is_valid() and (admission := robots.admit(request, form)):
        with transaction.atomic():
            comment = accept(form, contact=form.write_contact(f"draft:{draft.public_id}"), …)
            if comment.contact:
                outbox.write(comment.contact, "documents/letters/receipt.txt", {…}, subject=f"comment:{…}")
"""
