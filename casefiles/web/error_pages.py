"""Error pages: what happened and what to do now. Never a traceback or a path."""

from __future__ import annotations

from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from casefiles.office.errors import (
    Busy,
    Damaged,
    NotFound,
    StorageError,
    TemplateFault,
    TooNew,
    UnknownStep,
    Unusable,
)
from casefiles.web.access import FORMS
from casefiles.web.letters import desk_as_posted
from casefiles.web.request import someone
from casefiles.web.steps import form_as_posted

TITLES = {
    400: ("无法办理", "这个请求不完整，请返回上一页重试。"),
    403: ("不能打开", "您没有打开这一页的职责。"),
    404: ("没有找到", "没有这一页，请核对网址或者从列表进入。"),
    405: ("不能这样打开", "请从列表或者案件页进入，不要直接输入网址。"),
    413: ("文件太大", "一次上传的文件合计不得超过60MB；请降低扫描分辨率，或者分几次上传。"),
    500: ("系统出错", "程序没有能完成这一步，没有留下记录。请重试；仍然如此的，请告知系统管理员。"),
    503: ("正忙", "请稍候再试。"),
}


# Up to this size an oversized request is still read, so that what was typed beside the files is not lost.
LARGEST_READ = 512 * 1024 * 1024


def install(app: Flask) -> None:
    """Register a page for every kind of failure."""
    app.register_error_handler(CSRFError, _page_expired)
    app.register_error_handler(RequestEntityTooLarge, _files_too_large)
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(StorageError, _storage)
    app.register_error_handler(Unusable, lambda fault: _page(422, "无法使用", str(fault)))
    app.register_error_handler(TemplateFault, lambda fault: _page(500, "文书模板有误", str(fault)))
    app.register_error_handler(UnknownStep, lambda fault: _page(500, "案卷读不出来", str(fault)))
    app.register_error_handler(Exception, _broken(app))


def _page(status: int, title: str, message: str) -> ResponseReturnValue:
    return render_template("error.html", status=status, title=title, message=message), status


def _refused(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    title, message = TITLES.get(status, ("无法办理", "请返回上一页重试。"))
    said = error.description or ""
    own_words = said if status in (400, 403, 404) and any("一" <= letter <= "鿿" for letter in said) else ""
    return _page(status, title, own_words or message)


def _page_expired(error: CSRFError) -> ResponseReturnValue:
    if request.endpoint in FORMS and someone():
        if request.endpoint == "letters.act":
            return desk_as_posted(**(request.view_args or {}))
        said = "页面打开太久或者您已重新登录，还没有提交；填写的内容都在，请核对后再提交。"
        return form_as_posted(said, 400, **(request.view_args or {}))
    return _page(400, "页面已过期", "这个页面打开太久或者您已重新登录。请返回上一页，刷新后再提交。")


def _files_too_large(error: RequestEntityTooLarge) -> ResponseReturnValue:
    """Files too large: read the request again with a higher limit, and return the form as typed without its files."""
    size, most = request.content_length or 0, request.max_content_length or 0
    if (
        request.endpoint not in ("steps.act", "steps.act_new")
        or not someone()
        or not most < size <= LARGEST_READ
    ):
        return _refused(error)
    request.max_content_length = LARGEST_READ
    said = (
        f"这次上传的文件共有{size / 1024 / 1024:.0f}MB，合计不得超过60MB；请降低扫描分辨率，或者分几次上传。"
    )
    try:
        return form_as_posted(said, 413, **(request.view_args or {}))
    except RequestEntityTooLarge:  # the text itself is too long to be a form
        return _refused(error)


def _storage(fault: StorageError) -> ResponseReturnValue:
    if isinstance(fault, NotFound):
        return _page(404, "没有找到", fault.message)
    if isinstance(fault, TooNew):
        return _page(500, "需要升级程序", fault.message)
    if isinstance(fault, Damaged):
        return _page(500, "案卷有损坏", fault.message)
    return _page(503 if isinstance(fault, Busy) else 500, "没有完成", fault.message)


def _broken(app: Flask):  # type: ignore[no-untyped-def]
    def show(error: Exception) -> ResponseReturnValue:
        app.logger.exception("a page failed")
        return _page(500, *TITLES[500])

    return show
