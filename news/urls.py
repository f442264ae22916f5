"""Addresses of the news that are no pages of the tree."""

from django.urls import path

from news.feeds import NewsFeed

urlpatterns = [path("news/feed.atom", NewsFeed(), name="news-feed")]
