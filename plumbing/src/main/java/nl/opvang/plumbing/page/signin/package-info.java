/**
 * How people sign in to pages: through the issuer, with the authorization code flow and PKCE.
 *
 * <p>A session is an access token that the server keeps for a browser. Each request of a page is verified by the token, just
 * as a request of the API is, and its caller is the same.
 */
@NullMarked
package nl.opvang.plumbing.page.signin;

import org.jspecify.annotations.NullMarked;
