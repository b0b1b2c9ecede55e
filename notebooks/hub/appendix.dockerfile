# What a hub's image needs beyond environment.yml; given to repo2docker as --appendix.
USER ${NB_USER}
RUN ${NB_PYTHON_PREFIX}/bin/pip install --no-cache-dir "nbgitpuller>=1.2,<2"
