// Characters that steer a terminal or hide text, made visible as `\u001b`: what a record holds never reaches a screen raw.

const hidden = /[\0-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g

/** Control and direction characters as `\uXXXX`, which JSON reads as the same character; line feeds stay. */
export const visible = (text: string): string => text.replace(hidden, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
