"""Charts of figures: laid out as plain shapes, painted on screens, pictures and SVG.

A ``model.insights.Figure`` comes in. ``lay_out`` makes a ``ChartLayout`` of it: shapes to paint, and marks
that say what is under the pointer. ``ChartView`` shows one with its table beside it; ``paint_chart`` and
``chart_svg`` make files. It imports the theme and the kit, and knows no feature and no service.
"""
