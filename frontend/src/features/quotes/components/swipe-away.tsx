'use client';

import { useRef, type PointerEvent, type ReactNode } from 'react';

/** How far a row is drawn before it lets go. */
const FAR = 96;
/** What is drawn less than this is a tap. */
const SLACK = 8;

type SwipeAwayProps = { onAway: () => void; children: ReactNode };

/** What it holds is drawn to the left by a finger to be removed; a mouse and the keyboard have buttons. */
export function SwipeAway({ onAway, children }: SwipeAwayProps) {
  const row = useRef<HTMLDivElement>(null);
  const start = useRef<{ x: number; y: number; drawn: boolean } | null>(null);

  const draw = (by: number, smooth: boolean) => {
    if (!row.current) return;
    row.current.style.transition = smooth ? 'translate 150ms' : '';
    row.current.style.translate = by === 0 ? '' : `${by}px`;
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.pointerType === 'mouse') return;
    start.current = { x: event.clientX, y: event.clientY, drawn: false };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!start.current) return;
    const by = Math.min(0, event.clientX - start.current.x);
    const sideways = -by > SLACK && -by > Math.abs(event.clientY - start.current.y);
    if (!start.current.drawn && !sideways) return;
    if (!start.current.drawn) row.current?.setPointerCapture(event.pointerId);
    start.current.drawn = true;
    draw(by, false);
  };
  const onPointerUp = (event: PointerEvent) => {
    const from = start.current;
    if (!from?.drawn) {
      start.current = null;
      return;
    }
    const away = from.x - event.clientX > FAR;
    draw(away ? -window.innerWidth : 0, true);
    if (away) onAway();
    // The click that follows belongs to the swipe.
    setTimeout(() => {
      start.current = null;
    });
  };
  const onPointerCancel = () => {
    start.current = null;
    draw(0, true);
  };

  return (
    <div className="overflow-clip bg-bad-soft">
      <div
        ref={row}
        className="bg-surface"
        style={{ touchAction: 'pan-y' }}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerCancel}
        onClickCapture={(event) => {
          if (start.current?.drawn) event.stopPropagation();
        }}
      >
        {children}
      </div>
    </div>
  );
}
