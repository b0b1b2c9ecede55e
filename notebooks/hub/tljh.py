"""Settings for The Littlest JupyterHub: replace NAME, copy into /opt/tljh/config/jupyterhub_config.d, `sudo tljh-config reload`."""
from tljh.normalize import generate_system_username

# the library of the student's own copy, not the one in /opt
c.Spawner.environment.update({"PYTHONPATH": lambda spawner: f"/home/{generate_system_username('jupyter-' + spawner.user.name)}/NAME/notebooks"})  # noqa: F821
c.Spawner.environment["MALLOC_MMAP_THRESHOLD_"] = "262144"  # noqa: F821  (a picture's memory goes back at once)
c.Spawner.default_url = "/lab"  # noqa: F821
c.Spawner.start_timeout = 300  # noqa: F821
c.JupyterHub.concurrent_spawn_limit = 20  # noqa: F821
