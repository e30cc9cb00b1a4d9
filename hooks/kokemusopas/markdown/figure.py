"""Figures in Markdown: a drawing with numbered points, and a path of questions.

    /// figure | How the money goes
        draws: raha

    1. **Expert → host:** the tax card.
    2. **Host → expert:** the fee and the expenses.
    ///

`draws` names a drawing of overrides/components/figure/ that has the same numbers
(`pages/figures.py`). The list says all that the drawing shows, so it is silent.

    /// path | Three questions

    1. Is somebody in danger?
        - **Yes:** Call [112](tel:112).
        - **No:** Take a break.
    ///

Each question has two answers; the last one leads on to the next question. What of this may not be
written otherwise tells `grammar/forms.py`.
"""

import xml.etree.ElementTree as etree
from typing import Any, ClassVar

from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block, type_string

FIGURE, TITLE, DRAWS = "figure", "figure__title", "data-draws"
PATH, PATH_CLASS = "path", "path-asked"  # scripts that draw say `path` too


class FigureExtension(BlocksExtension):  # type: ignore[misc]
    """Markdown extension that writes figures, their drawings still to come, and paths."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:
        block_mgr.register(_FigureBlock, self.getConfigs())
        block_mgr.register(_PathBlock, self.getConfigs())


class _FigureBlock(Block):  # type: ignore[misc]
    NAME = CLASS = FIGURE
    ARGUMENT = True
    OPTIONS: ClassVar = {"draws": ["", type_string]}

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Write the frame with its title; what stands in the block comes below that."""
        frame = etree.SubElement(parent, "div", {"class": self.CLASS})
        if self.NAME == FIGURE:
            frame.set(DRAWS, self.options["draws"])
        etree.SubElement(frame, "p", {"class": TITLE}).text = self.argument
        return frame


class _PathBlock(_FigureBlock):
    NAME, CLASS = PATH, PATH_CLASS
    OPTIONS: ClassVar = {}
