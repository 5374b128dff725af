// The one rule that turns an address into a file. It runs unchanged in the edge (viewer request), in the local
// server, in the service worker and in the tests, so it keeps to the language level of the edge runtime.
var ROUTES = /*ROUTES*/ [];
var KEEP = /^\/(_next|icons|api|p)\//;

// The route with the fewest placeholders wins: /things/new beats /things/_.
function match(segs) {
  var best = null;
  var bestDyn = 99;
  for (var i = 0; i < ROUTES.length; i++) {
    var r = ROUTES[i];
    if (r.length !== segs.length) continue;
    var dyn = 0;
    var ok = true;
    for (var j = 0; j < r.length; j++) {
      if (r[j] === '_') {
        if (segs[j] === '') {
          ok = false;
          break;
        }
        dyn++;
      } else if (r[j] !== segs[j]) {
        ok = false;
        break;
      }
    }
    if (ok && dyn < bestDyn) {
      best = r;
      bestDyn = dyn;
    }
  }
  return best;
}

function rewrite(uri) {
  if (KEEP.test(uri) || uri.slice(-5) === '.html') return uri;
  var path = uri;
  var suffix = '.html';
  var tail = '';
  var cut = uri.lastIndexOf('/');
  var last = uri.slice(cut + 1);
  if (last.indexOf('__next.') === 0 && last.slice(-4) === '.txt') {
    path = uri.slice(0, cut);
    suffix = '';
    tail = '/' + last;
  } else if (last.slice(-4) === '.txt') {
    path = uri.slice(0, -4);
    suffix = '.txt';
  }
  if (path.length > 1 && path.slice(-1) === '/') path = path.slice(0, -1);
  var segs = path === '/' || path === '' ? [] : path.slice(1).split('/');
  if (segs.length === 1 && segs[0] === 'index' && suffix === '.txt') segs = [];
  var hit = match(segs);
  if (hit)
    return hit.length === 0 ? tail || '/index' + suffix : '/' + hit.join('/') + suffix + tail;
  if (suffix === '.html' && last.indexOf('.') < 0) return '/404.html';
  return uri;
}

function handler(event) {
  event.request.uri = rewrite(event.request.uri);
  return event.request;
}
