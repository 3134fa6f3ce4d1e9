/**
 * Who may call what: one trusted issuer, roles and codes from its tokens, and a rule on every endpoint.
 *
 * <p>Every handler method carries {@link nl.opvang.plumbing.access.AllowedTo}; a service with a handler that has none does not start.
 */
@NullMarked
package nl.opvang.plumbing.access;

import org.jspecify.annotations.NullMarked;
