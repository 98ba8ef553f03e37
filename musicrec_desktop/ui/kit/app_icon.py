"""The program's own picture: the bars of a sound that together make a play button.

``resources/icons/musicrec.svg`` is the same drawing, for desktop files and packages.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

SIZES_PX = (16, 24, 32, 48, 64, 128, 256)

APP_ICON_SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256" viewBox="0 0 256 256">
  <defs>
    <linearGradient id="ground" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="#263038"/>
      <stop offset="1" stop-color="#12161a"/>
    </linearGradient>
    <linearGradient id="sound" gradientUnits="userSpaceOnUse" x1="60" y1="0" x2="208" y2="0">
      <stop offset="0" stop-color="#5878e0"/>
      <stop offset="0.5" stop-color="#56d3b8"/>
      <stop offset="1" stop-color="#f6d77c"/>
    </linearGradient>
  </defs>
  <rect x="8" y="8" width="240" height="240" rx="56" fill="url(#ground)"/>
  <g fill="url(#sound)">
    <rect x="62" y="52" width="22" height="152" rx="11"/>
    <rect x="94" y="69" width="22" height="118" rx="11"/>
    <rect x="126" y="85" width="22" height="86" rx="11"/>
    <rect x="158" y="101" width="22" height="54" rx="11"/>
    <rect x="190" y="117" width="22" height="22" rx="11"/>
  </g>
</svg>
"""


def app_icon() -> QIcon:
    """The icon in the sizes that windows and docks ask for."""
    renderer = QSvgRenderer(QByteArray(APP_ICON_SVG.encode("ascii")))
    icon = QIcon()
    for size in SIZES_PX:
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        icon.addPixmap(QPixmap.fromImage(image))
    return icon
