/** Where a person is registered, and was: one timeline per person. */
@NullMarked
package nl.opvang.allocation.registration.domain;

import org.jspecify.annotations.NullMarked;
