package dev.wardstream.ward;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong with a body of JSON, by its field and in its sender's words: what the monitor is made of is not told. */
final class BodyFault {
    private static final int LONGEST_FIELD = 80;

    private BodyFault() {}

    static String of(JsonProcessingException fault) {
        if (fault instanceof UnrecognizedPropertyException unknown) {
            return "There is no field " + field(unknown) + ".";
        }
        if (fault instanceof JsonMappingException wrong && !wrong.getPath().isEmpty()) {
            return field(wrong) + " must be " + kind(fault) + ".";
        }
        if (fault instanceof MismatchedInputException) {
            return "Send one JSON object.";
        }
        @Nullable JsonLocation at = fault.getLocation();
        return "It is no JSON"
                + (at == null ? "." : " at line " + at.getLineNr() + ", column " + at.getColumnNr() + ".");
    }

    private static String field(JsonMappingException fault) {
        String path = fault.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .map(name -> name == null ? "[]" : name)
                .collect(Collectors.joining("."))
                .replace(".[]", "[]");
        return path.length() > LONGEST_FIELD ? path.substring(0, LONGEST_FIELD) + "…" : path;
    }

    private static String kind(JsonProcessingException fault) {
        @Nullable Class<?> target = fault instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (target == Long.class) {
            return "a whole number";
        }
        if (target == Double.class) {
            return "a number";
        }
        if (target == Boolean.class) {
            return "true or false";
        }
        if (target == String.class) {
            return "a text";
        }
        return target != null && List.class.isAssignableFrom(target)
                ? "a list"
                : "of another kind: the API's document tells which";
    }
}
