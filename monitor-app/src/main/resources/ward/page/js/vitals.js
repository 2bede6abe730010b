/** The vitals in the order in which a nurse reads them, with the digits that are told. */
const DIGITS = {
  heartRate: 0,
  spo2: 0,
  respiratoryRate: 0,
  systolicPressure: 0,
  diastolicPressure: 0,
  meanPressure: 0,
  bodyTemperature: 1,
  skinTemperature: 1,
  bloodGlucose: 0,
  glasgowComaScale: 0,
  inspiredOxygen: 0,
  endTidalCo2: 0,
  perfusionIndex: 1,
  electrodermalActivity: 1,
  motion: 2,
};

export const VITALS = Object.keys(DIGITS);

/** Those whose limits can be set at the bed. */
export const LIMITED = ["heartRate", "respiratoryRate", "spo2", "systolicPressure", "bodyTemperature"];

/** UCUM units as people read them. */
const READ = { "mm[Hg]": "mmHg", Cel: "°C", "{score}": "", "[g]": "g", uS: "µS" };

export function unitRead(unit) {
  return READ[unit] ?? unit ?? "";
}

/** UNITS of the vitals, for axes and forms where no value carries one. */
export const UNITS = {
  heartRate: "/min",
  spo2: "%",
  respiratoryRate: "/min",
  systolicPressure: "mmHg",
  diastolicPressure: "mmHg",
  meanPressure: "mmHg",
  bodyTemperature: "°C",
  skinTemperature: "°C",
  bloodGlucose: "mg/dL",
  glasgowComaScale: "",
  inspiredOxygen: "%",
  endTidalCo2: "mmHg",
  perfusionIndex: "%",
  electrodermalActivity: "µS",
  motion: "g",
};

/** How many mg/dL, in which blood glucose comes, one of the ward's unit is. */
let glucosePerUnit = 1;

/** Shows blood glucose in the ward's unit from now on. */
export function showGlucoseIn({ unit, perUnit, decimals }) {
  glucosePerUnit = perUnit;
  UNITS.bloodGlucose = unit;
  READ["mg/dL"] = unit;
  DIGITS.bloodGlucose = decimals;
}

/** A value as it is told, in the vital's resolution; an en dash where there is none. */
export function told(vital, value) {
  if (value === null || value === undefined) {
    return "–";
  }
  const shown = vital === "bloodGlucose" ? value / glucosePerUnit : value;
  return shown.toFixed(DIGITS[vital] ?? 1);
}

/** A value on a chart's axis. */
export function toldOnAxis(vital, value) {
  if (vital === "bloodGlucose") {
    return told(vital, value);
  }
  return Number.isInteger(value) ? String(value) : value.toFixed(UNITS[vital] === "g" ? 2 : 1);
}

/** The field of a constant's name: HEART_RATE and HEART_RATE_HIGH are both heartRate. */
export function fieldOf(constant) {
  const words = constant.replace(/_(HIGH|LOW)$/, "").toLowerCase();
  return words.replace(/_(\w)/g, (all, letter) => letter.toUpperCase());
}

/** The vital an alarm is about, null where it is about a score or a device. */
export function vitalOf(alarm) {
  const field = fieldOf(alarm.kind);
  return field in DIGITS ? field : null;
}

/** The vitals that a bed has, in reading order. */
export function vitalsOf(bed) {
  return VITALS.filter((vital) => bed.vitals?.[vital]);
}
