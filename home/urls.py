"""Addresses of the site as a whole: its maps."""

from django.contrib.sitemaps import views as sitemaps
from django.urls import path

from home import views
from home.sitemaps import SITEMAPS

urlpatterns = [
    path("sitemap/", views.site_map, name="site-map"),
    path("sitemap.xml", views.sitemap_index, name="sitemap-index"),
    path("sitemap-<section>.xml", sitemaps.sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
]
