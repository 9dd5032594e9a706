"""Finished files handed out as they are shown, under the names that the commands give them."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from report.locales import _
from report.preview.stand_in import StandIn
from report.preview.state import PdfFile, PreviewState
from report.products.booklet import BOOKLET
from report.products.target import Target
from report.workspace import Workspace


def booklet_file(
    workspace: Workspace, chosen: StandIn, pdf: bytes, target: Target = Target.SCREEN
) -> PdfFile:
    """Return a booklet with its name, which tells what it is for, and if it is a draft."""
    year = chosen.edition.fields.year
    return PdfFile(BOOKLET.file(workspace, year, target.suffix + chosen.mark).name, pdf)


def profile_file(chosen: StandIn, slug: str, pdf: bytes) -> PdfFile:
    """Return a profile with its name."""
    return PdfFile(f"{slug}{chosen.mark_of(slug)}.pdf", pdf)


def download(state: PreviewState) -> Route:
    """Return what hands out the file of a product, under no other name than its own."""

    async def answer(request: Request) -> Response:
        product = state.shown.products.get(request.path_params["product"])
        file = product.file if product else None
        if file is None or file.name != request.path_params["name"]:
            return Response(_("No longer shown."), 404)
        # Names are those of slugs and years, which have nothing to be quoted (RFC 6266, section 4).
        named = {"Content-Disposition": f'attachment; filename="{file.name}"'}
        return Response(file.pdf, media_type="application/pdf", headers=named)

    return Route("/files/{product:str}/{name:str}", answer)
