"""Addresses of the desk of issues, under the admin's own."""

from django.urls import path

from documents.desk import issues

app_name = "issues_desk"
urlpatterns = [
    path("<int:page_id>/", issues.desk, name="desk"),
    path("<int:page_id>/numbers/", issues.set_numbers, name="set_numbers"),
    path("<int:page_id>/acts/", issues.add_acts, name="add_acts"),
    path("<int:page_id>/acts/number/", issues.add_by_number, name="add_by_number"),
    path("<int:page_id>/acts/order/", issues.arrange, name="arrange"),
    path("<int:page_id>/acts/<int:item_id>/remove/", issues.remove_act, name="remove_act"),
    path("<int:page_id>/gaps/", issues.state_gaps, name="state_gaps"),
    path("<int:page_id>/proof/", issues.proof, name="proof"),
    path("<int:page_id>/release/", issues.order_release, name="release"),
    path("<int:page_id>/release/take-back/", issues.take_back, name="take_back"),
    path("<int:page_id>/withdraw/", issues.withdraw, name="withdraw"),
    path("<int:page_id>/restore/", issues.restore, name="restore"),
    path("<int:page_id>/errata/", issues.add_erratum, name="add_erratum"),
]
