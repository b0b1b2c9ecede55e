"""What `python3 notebooks` does, with the standard library alone.

    errors        every failure as one line that names the thing, the place and the fix
    requirements  environment.yml and files like tests/requirements.txt read as lists of requirements
    pipsettings   the user's pip settings handed on to uv
    shortcut      uv taken straight from the registry's index
    install       .venv made, packages put into it; failures what an installer's output means
    environment   .venv found, judged, made or rebuilt; one launch at a time
    tools         tools that only some need, each in a folder of its own in .venv
    copies        my-copy/: lessons refreshed, a learner's changes never lost
    server        JupyterLab started, waited for and stopped
    lab           the process that is JupyterLab, labsettings and jupyter_server_config its settings
    doctor        what is wrong here and how to put it right
    pages         what handout and slides share: notebooks chosen, pages and PDF written
    handout       printable pages
    slides        pages for the projector; slides.txt says where reveal.js comes from
    links         addresses that open a published copy
    site          the browser edition: built with tools of its own
    sitekernel    the Python in its pages; casebook and the data as a wheel
    sitepages     its notebooks, landing page and settings; site.js runs in them, site.txt lists the tools
    cli           the options
"""
