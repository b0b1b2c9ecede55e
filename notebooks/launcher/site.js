/* What a server's settings do for the lessons elsewhere, done here by the page itself: an extension of JupyterLab small
   enough to be written as the builder would have made it. It wraps how notebooks are saved and opened.

   Saving: a stored widget view has no kernel when the page is opened again, and JupyterLab would show "model not found"
   instead of the readable form beside it; so it is left out (jupyter_server_config.py does the same on a computer).
   Opening: a notebook that was run is kept by the browser for ever, and would hide its next edition. Where the reader
   changed none of its cells, the kept one makes way. */
(() => {
  const EDITION = "{{edition}}";
  const VIEW = "application/vnd.jupyter.widget-view+json";

  const readable = (notebook) => {
    const copy = JSON.parse(JSON.stringify(notebook));
    for (const cell of copy.cells || []) {
      for (const output of cell.outputs || []) {
        if (output.data && output.data["text/html"]) delete output.data[VIEW];
      }
    }
    if (copy.metadata) delete copy.metadata.widgets;
    return copy;
  };

  /* As sitepages.digest in Python: 31 h + unit over the UTF-16 units of all cells. */
  const digest = (notebook) => {
    let h = 0;
    for (const cell of notebook.cells) {
      const source = Array.isArray(cell.source) ? cell.source.join("") : cell.source;
      for (const text of [cell.cell_type, source]) {
        for (let i = 0; i < text.length; i++) h = (Math.imul(h, 31) + text.charCodeAt(i)) >>> 0;
        h = Math.imul(h, 31) >>> 0;
      }
    }
    return h;
  };

  const outdated = (model) => {
    const mark = model.type === "notebook" && model.content && model.content.metadata && model.content.metadata.casebook;
    return mark && mark.edition !== EDITION && mark.digest === digest(model.content);
  };

  const activate = (app) => {
    const contents = app.serviceManager.contents;
    const save = contents.save.bind(contents);
    const get = contents.get.bind(contents);
    contents.save = (path, options) =>
      save(path, options && options.type === "notebook" && options.content ? { ...options, content: readable(options.content) } : options);
    contents.get = async (path, options) => {
      const model = await get(path, options);
      if (!outdated(model)) return model;
      await contents.delete(path);
      return get(path, options);
    };
  };

  const plugin = { id: "casebook-site:pages", description: "Readable stored pages, and the newest edition of unchanged ones.", autoStart: true, activate };
  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB["casebook-site"] = { init: () => {}, get: async () => () => ({ __esModule: true, default: plugin }) };
})();
