// The certified OpenID provider of npm, for CertifiedProviderIT: with its own pages for login and consent, one client, and faults
// that the test asks for. operations.md has the command.
//
// node provider.mjs MODULES CLIENT REDIRECT_URI [SECRET [METHOD]]: prints the address that it listens on. Without a secret the client is
// public; with a method, such as client_secret_post, it takes a secret in that way alone.
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, client, redirectUri, secret, method] = process.argv.slice(2);
const { default: Provider } = await import(pathToFileURL(join(modules, 'oidc-provider', 'lib', 'index.js')).href);

let issuer;
let answers;
// What the token endpoint does instead of answering: null, 'slow' or 'gone'.
let fault = null;

function begin(kid) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { ...privateKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client,
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        ...(secret ? { client_secret: secret, ...(method && { token_endpoint_auth_method: method }) } : { token_endpoint_auth_method: 'none' }),
      },
    ],
    ...(method && { clientAuthMethods: [method] }),
    jwks: { keys: [key] },
    cookies: { keys: ['a secret of the test'] },
    claims: { openid: ['sub'], profile: ['name', 'league_roles'] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: `${id} Lee`, ...(id === 'root' && { league_roles: ['admin'] }) }),
    }),
  });
  answers = provider.callback();
}

const server = createServer((request, response) => {
  const asked = request.url.match(/^\/(keys|fault)\/([a-z]+)$/);
  if (asked?.[1] === 'keys') {
    begin(asked[2]);
    response.end();
  } else if (asked) {
    fault = asked[2] === 'none' ? null : asked[2];
    response.end();
  } else if (fault && request.url === '/token') {
    if (fault === 'gone') {
      request.socket.destroy();
    }
  } else {
    answers(request, response);
  }
});

server.listen(0, '127.0.0.1', () => {
  issuer = `http://127.0.0.1:${server.address().port}`;
  begin('first');
  console.log(issuer);
});
