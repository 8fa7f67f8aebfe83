// Passkeys in the browser: what the server sends has its bytes in Base64url, and so has what it gets.

/** Browsers know passkeys on https and on localhost only, and for names, not for bare addresses. */
export const passkeysPossible = () => isSecureContext && 'PublicKeyCredential' in window && !/^[\d.]+$|[:[]/u.test(location.hostname);

/** Makes a passkey on this device, or another that the person chooses. */
export async function makePasskey(options) {
  const {user, excludeCredentials, ...rest} = options;
  const made = await navigator.credentials.create({
    publicKey: {...rest, challenge: bytes(options.challenge), user: {...user, id: bytes(user.id)}, excludeCredentials: named(excludeCredentials)},
  });
  const {clientDataJSON, attestationObject} = made.response;
  return written(made, {clientDataJSON: text(clientDataJSON), attestationObject: text(attestationObject), transports: made.response.getTransports?.() ?? []});
}

/** Lets a passkey sign. */
export async function signWithPasskey(options) {
  const signed = await navigator.credentials.get({publicKey: {...options, challenge: bytes(options.challenge), allowCredentials: named(options.allowCredentials)}});
  const {clientDataJSON, authenticatorData, signature, userHandle} = signed.response;
  return written(signed, {
    clientDataJSON: text(clientDataJSON),
    authenticatorData: text(authenticatorData),
    signature: text(signature),
    ...(userHandle?.byteLength ? {userHandle: text(userHandle)} : {}),
  });
}

/** The person closed the browser's question, or there is no passkey to choose: nothing to be told twice. */
export const putAside = error => error.name === 'NotAllowedError' || error.name === 'AbortError';

/** The device has a passkey for this account already. */
export const thereAlready = error => error.name === 'InvalidStateError';

const written = (credential, response) => ({id: credential.id, rawId: text(credential.rawId), type: credential.type, clientExtensionResults: {}, response});
const named = credentials => credentials.map(({type, id}) => ({type, id: bytes(id)}));
const bytes = base64 => Uint8Array.from(atob(base64.replaceAll('-', '+').replaceAll('_', '/')), sign => sign.charCodeAt(0));
const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/u, '');
