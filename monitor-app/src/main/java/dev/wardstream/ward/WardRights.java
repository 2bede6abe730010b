package dev.wardstream.ward;

import dev.wardstream.access.User;
import dev.wardstream.access.Wards;
import dev.wardstream.alarm.AlarmCommand.Action;
import dev.wardstream.vitals.DeviceId;
import dev.wardstream.vitals.PatientId;
import dev.wardstream.words.Said;
import io.javalin.http.Context;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sees and may ask for, by the wards they are of. A patient is of the ward where they lie now. One of another ward
 * is nobody to them, as one who is not there; so is one who is not there to who is not of all wards, but for admitting them.
 */
final class WardRights {
    private final SharedWard ward;
    private final Function<Context, User> userOf;
    private final BiConsumer<Context, String> refused;
    private final BooleanSupplier knowsPlaces;

    /**
     * @param refused takes for the audit what somebody tried and may not
     * @param knowsPlaces whether it is known who lies where; until then who is of some wards only is told nothing
     */
    WardRights(
            SharedWard ward,
            Function<Context, User> userOf,
            BiConsumer<Context, String> refused,
            BooleanSupplier knowsPlaces) {
        this.ward = ward;
        this.userOf = userOf;
        this.refused = refused;
        this.knowsPlaces = knowsPlaces;
    }

    User userOf(Context context) {
        return userOf.apply(context);
    }

    /** What is told to who asks: of the ward that they name, or of all of theirs. */
    Sight sightOf(Context context) {
        @Nullable String of = context.queryParam("ward");
        return new Sight(wardsOf(context), of == null ? "" : of);
    }

    /** @throws Problem.Raised where the patient is nobody to who asks, in the same words whether they are there or not */
    void requireSight(Context context, PatientId patient) {
        Wards mine = wardsOf(context);
        @Nullable String place = placeOf(patient);
        if (!mine.all() && (place == null || !mine.have(place))) {
            if (place != null) {
                refused.accept(context, "The patient is of another ward.");
            }
            throw nobody();
        }
    }

    /** @throws Problem.Raised where who asks may not ask it of the patient */
    void requireMayAsk(Context context, PatientId patient, Action action) {
        Wards mine = wardsOf(context);
        if (mine.all()) {
            return;
        }
        if (action instanceof Action.Admit admit) {
            requireMayAdmit(context, patient, admit, mine);
            return;
        }
        requireSight(context, patient);
        if (action instanceof Action.AssignDevice assign && !mayTake(assign.device(), patient, mine)) {
            throw forbidden(context, Said.of("asked.device"));
        }
    }

    /** Who lies elsewhere is moved by who is of both wards. */
    private void requireMayAdmit(Context context, PatientId patient, Action.Admit admit, Wards mine) {
        if (!mine.have(admit.location().ward())) {
            throw forbidden(context, Said.of("asked.ward", mine));
        }
        if (placeOf(patient) != null) {
            requireSight(context, patient);
        }
    }

    /** @throws Problem.Raised where it is not known yet what is of these wards, such as after a restart */
    Wards wardsOf(Context context) {
        Wards mine = userOf(context).wards();
        if (!mine.all() && !knowsPlaces.getAsBoolean()) {
            throw new Problem.Raised(Problem.of(503, "Not everything is known yet", Said.of("asked.early")));
        }
        return mine;
    }

    private boolean mayTake(DeviceId device, PatientId patient, Wards mine) {
        return ward.read(state -> {
            @Nullable PatientId wearer = state.wearers().wearerOf(device);
            if (wearer == null || wearer.equals(patient)) {
                return true;
            }
            @Nullable WardPatient known = state.patient(wearer);
            return known != null && mine.have(known.location().ward());
        });
    }

    /** Null where nobody of that id is there. */
    private @Nullable String placeOf(PatientId id) {
        return ward.<@Nullable String>read(state -> state.placeOf(id));
    }

    static Problem.Raised nobody() {
        return new Problem.Raised(Problem.of(404, "No such patient", Said.of("asked.nobody")));
    }

    /** Of an id that can be none. Somebody who types a name is told so, for names must not come in here. */
    static Problem.Raised nobody(String id) {
        boolean isName = id.codePoints().anyMatch(c -> Character.isWhitespace(c) || (c > '~' && Character.isLetter(c)));
        return isName ? new Problem.Raised(Problem.of(404, "No such patient", Said.of("asked.name"))) : nobody();
    }

    private Problem.Raised forbidden(Context context, Said why) {
        refused.accept(context, why.toString());
        return new Problem.Raised(Problem.of(403, "This is another ward's", why));
    }
}
