package dev.wardstream.alarm;

import dev.wardstream.score.News2.Parameter;
import dev.wardstream.score.Score.Contribution;
import dev.wardstream.vitals.VitalSign;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an alarm rests on, as far as other alarms may have said it before. */
sealed interface Basis {
    /** Nothing else says it. */
    static Basis itself() {
        return Itself.INSTANCE;
    }

    /**
     * The vitals among those {@code told} that say it already; empty where what remains without them would be an alarm by
     * itself.
     */
    Set<VitalSign> repeated(Set<VitalSign> told);

    /** Why nobody is called for it, or not yet; {@link Hush#NONE} where somebody is. */
    default Hush held() {
        return Hush.NONE;
    }

    /** After how many milliseconds it sounds all the same, if it stays on; {@link Held#NEVER} where it does not. */
    default long soundsAfter() {
        return Held.NEVER;
    }

    /** Whether the patient's ventilator has a part in it, which is no news of the patient. */
    default boolean isVentilated() {
        return false;
    }

    /** Whether what remains without a ventilator's part would be an alarm that calls by itself. */
    default boolean standsWithoutVentilator() {
        return true;
    }

    /** A vital past its limit, or a device: nothing but itself. */
    record Itself() implements Basis {
        private static final Itself INSTANCE = new Itself();

        @Override
        public Set<VitalSign> repeated(Set<VitalSign> told) {
            return Set.of();
        }
    }

    /** @param packed the points of each parameter, as in {@link WarningScoreRule} */
    record Points(long packed, AlarmPolicy.News2Rule rule, Hush held, long soundsAfter) implements Basis {
        Points(long packed, AlarmPolicy.News2Rule rule) {
            this(packed, rule, Hush.NONE, Held.NEVER);
        }

        Points held(Hush reason, long until) {
            return new Points(packed, rule, reason, until);
        }

        @Override
        public Set<VitalSign> repeated(Set<VitalSign> told) {
            Set<VitalSign> saying = EnumSet.noneOf(VitalSign.class);
            int rest = 0;
            boolean three = false;
            for (Parameter parameter : Parameter.values()) {
                int points = WarningScoreRule.points(packed, parameter);
                VitalSign vital = vitalOf(parameter);
                if (points > 0 && vital != null && told.contains(vital)) {
                    saying.add(vital);
                } else {
                    rest += points;
                    three |= points == 3;
                }
            }
            boolean restIsAnAlarm = rest >= rule.medium() || (rule.singleThree() && three);
            return restIsAnAlarm ? Set.of() : saying;
        }

        @Override
        public boolean isVentilated() {
            return WarningScoreRule.isVentilated(packed);
        }

        @Override
        public boolean standsWithoutVentilator() {
            return !isVentilated() || WarningScoreRule.callingTotal(packed) >= rule.medium();
        }

        private static @Nullable VitalSign vitalOf(Parameter parameter) {
            return switch (parameter) {
                case RESPIRATORY_RATE -> VitalSign.RESPIRATORY_RATE;
                case SPO2 -> VitalSign.SPO2;
                case SYSTOLIC_PRESSURE -> VitalSign.SYSTOLIC_PRESSURE;
                case PULSE -> VitalSign.HEART_RATE;
                case TEMPERATURE -> VitalSign.BODY_TEMPERATURE;
                case AIR_OR_OXYGEN, CONSCIOUSNESS -> null;
            };
        }
    }

    /** What each vital adds to a model's score. */
    record Shares(List<Contribution> contributions) implements Basis {
        /** What is told elsewhere must make up this share of the score, or more. */
        private static final double MOST = 0.5;

        @Override
        public Set<VitalSign> repeated(Set<VitalSign> told) {
            Set<VitalSign> saying = EnumSet.noneOf(VitalSign.class);
            double share = 0;
            for (Contribution contribution : contributions) {
                if (told.contains(contribution.vital()) && contribution.share() > 0) {
                    saying.add(contribution.vital());
                    share += contribution.share();
                }
            }
            return share >= MOST ? saying : Set.of();
        }
    }
}
