/** Every way in which a form can be wrong. */
@NullMarked
package nl.opvang.plumbing.http.form;

import org.jspecify.annotations.NullMarked;
