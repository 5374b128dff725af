// Viewer response: the not-found page is a file, so its status has to be set here.
function handler(event) {
  var response = event.response;
  if (event.request.uri === '/404.html') {
    response.statusCode = 404;
    response.statusDescription = 'Not Found';
  }
  return response;
}
