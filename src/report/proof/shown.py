"""What readers were shown, kept as the last proof: files of some texts take the place of theirs."""

from collections.abc import Mapping

from report.files import alone_in
from report.proof.kept import keep_proof, last_proof
from report.workspace import Workspace


def keep_shown(workspace: Workspace, year: int, files: Mapping[str, bytes]) -> None:
    """Keep files that readers were shown, named as those of `KeptProof`, beside the others.

    Nothing is kept anew where they are in the last proof already. Raises what `keep_proof` does.
    """
    with alone_in(workspace.output(year)):
        last = last_proof(workspace, year)
        before = {name: path.read_bytes() for name, path in last.files.items()} if last else {}
        if (now := {**before, **files}) != before:
            keep_proof(workspace, year, now)
