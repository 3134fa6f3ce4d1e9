/** Who may do what to a request for money, and when. */
@NullMarked
package nl.opvang.funding.procedure.domain;

import org.jspecify.annotations.NullMarked;
