"""What `python3 notebooks` does, with the standard library alone.

    errors        every failure as one line that names the thing, the place and the fix
    requirements  environment.yml and tests/requirements.txt read as lists of requirements
    registry      the user's pip settings handed on to uv; what an installer's output means
    environment   .venv found, judged, made or rebuilt; one launch at a time
    copies        my-copy/: lessons refreshed, a learner's changes never lost
    server        JupyterLab started, waited for and stopped
    lab           the process that is JupyterLab, and jupyter_server_config its settings
    doctor        what is wrong here and how to put it right
    site          the browser edition: built with tools of its own
    sitekernel    the Python in its pages; casebook and the data as a wheel
    sitepages     its notebooks, landing page and settings; site.js runs in them, site.txt lists the tools
    cli           the options
"""
