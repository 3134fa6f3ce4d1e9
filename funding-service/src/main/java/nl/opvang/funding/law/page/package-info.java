/** Norms and rules as people read them: which holds when, and how sure that is; and where the ministry decides about them. */
@NullMarked
package nl.opvang.funding.law.page;

import org.jspecify.annotations.NullMarked;
