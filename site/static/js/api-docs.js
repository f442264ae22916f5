// Draws the OpenAPI description with the Swagger UI that comes with the site: nothing is asked of a foreign host.
const place = document.getElementById("api-docs");

window.SwaggerUIBundle({
  url: place.dataset.description,
  domNode: place,
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  docExpansion: "list",
  presets: [window.SwaggerUIBundle.presets.apis],
  syntaxHighlight: { activated: false },
  validatorUrl: null,
});
