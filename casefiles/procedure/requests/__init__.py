"""Requests about personal information and their replies (个人信息申请)."""
