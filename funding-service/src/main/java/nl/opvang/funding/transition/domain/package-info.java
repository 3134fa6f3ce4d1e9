/** What an application for transition costs must hold, who decides about it, and when more must be asked for. */
@NullMarked
package nl.opvang.funding.transition.domain;

import org.jspecify.annotations.NullMarked;
